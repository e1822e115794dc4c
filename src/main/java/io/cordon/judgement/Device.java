package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A device of the owner's: Graph's device, or what {@code Get-MobileDeviceStatistics} returns. */
record Device(JsonNode object, Around around) implements Traced {
    static Device of(JsonNode object, Around around) {
        Json.object(object, "a device");
        return new Device(object, around);
    }

    String text(String property) {
        return object.path(property).asText("");
    }

    /** Whether the organisation has a hold on it. */
    boolean managed() {
        return Json.says(object, "isManaged")
                || Json.says(object, "isCompliant")
                || text("trustType").equalsIgnoreCase("ServerAd")
                || text("enrollmentType").toLowerCase(Locale.ROOT).contains("autopilot")
                || text("enrollmentProfileName").toLowerCase(Locale.ROOT).contains("autopilot")
                || text("profileType").equalsIgnoreCase("SecureVM");
    }

    Stream<Device> others() {
        return Json.elements(around.more().path("otherDevices")).stream()
                .filter(JsonNode::isObject)
                .map(other -> new Device(other, around));
    }

    @Override
    public Instant made() {
        return Stream.of("registrationDateTime", "createdDateTime", "FirstSyncTime", "WhenCreated", "whenCreatedUTC")
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
        return managed() ? Strength.MEDIUM : Strength.STRONG;
    }

    @Override
    public Optional<Strength> inWindow() {
        return managed() ? Optional.empty() : Optional.of(Strength.MEDIUM);
    }
}
