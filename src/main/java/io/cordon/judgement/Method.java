package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way of proving who one is (Graph's authentication methods).
 *
 * @param type the last part of its {@code @odata.type}, without {@code AuthenticationMethod}, lower case
 */
record Method(String type, JsonNode object, Around around) implements Traced {
    static Method of(JsonNode object, Around around) {
        Json.object(object, "an authentication method");
        return new Method(type(object), object, around);
    }

    private static String type(JsonNode object) {
        String full = object.path("@odata.type").asText("");
        return full.substring(full.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replace("authenticationmethod", "");
    }

    String text(String property) {
        return object.path(property).asText("");
    }

    /** The owner's other methods of the same type. */
    Stream<JsonNode> othersAlike() {
        return others().filter(other -> type(other).equals(type));
    }

    Stream<JsonNode> others() {
        return Json.elements(around.more().path("otherMethods")).stream();
    }

    /** Registered when all was over: the owner's new telephone, as the help desk asked. */
    boolean afterwards() {
        return around.provenance().afterwards(made());
    }

    /** Bound to a device that the organisation manages. */
    boolean onManagedDevice() {
        JsonNode device = object.path("device");
        return Json.says(device, "isManaged")
                || Json.says(device, "isCompliant")
                || device.path("trustType").asText("").equalsIgnoreCase("ServerAd");
    }

    private boolean boundToDevice() {
        return type.equals("windowshelloforbusiness") || type.equals("platformcredential");
    }

    @Override
    public Instant made() {
        return Stream.of("createdDateTime", "startDateTime")
                .map(name -> Provenance.time(object.path(name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Duration settled() {
        return FORTNIGHT;
    }

    @Override
    public Strength byIntruder() {
        return type.equals("password") ? Strength.MEDIUM : Strength.STRONG;
    }

    @Override
    public Optional<Strength> inWindow() {
        if (type.equals("password") || (boundToDevice() && onManagedDevice())) {
            return Optional.empty();
        }
        return Optional.of(boundToDevice() ? Strength.WEAK : Strength.MEDIUM);
    }
}
