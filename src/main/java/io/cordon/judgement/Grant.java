package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A consent (Graph's oAuth2PermissionGrant) and the application it was given to, as far as that is known.
 *
 * @param principal the application's servicePrincipal
 */
record Grant(JsonNode object, JsonNode principal, Around around) implements Traced {
    private static final Set<String> MICROSOFT =
            Set.of("f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47");
    private static final Pattern REACHING = Pattern.compile(
            "(?i)(mail|mailboxsettings|ews|imap|pop|smtp|chat|chatmessage|channelmessage|directory|rolemanagement|application)\\..*"
                    + "|full_access.*|(files|sites|contacts|notes)\\.(read|readwrite)(\\..*)?|user\\.readwrite\\.all");

    static Grant of(JsonNode object, Around around) {
        Json.object(object, "a grant");
        return new Grant(object, around.more().path("servicePrincipal"), around);
    }

    /** Whether anything is known about the application. */
    boolean known() {
        return principal.isObject() && !principal.isEmpty();
    }

    String name() {
        return principal.path("displayName").asText("");
    }

    String application() {
        return principal.path("appId").asText("").toLowerCase(Locale.ROOT);
    }

    boolean ofMicrosoft() {
        return MICROSOFT.contains(owner());
    }

    boolean ofOwnTenant() {
        String tenant = around.more().path("tenantId").asText("");
        return !tenant.isEmpty() && owner().equalsIgnoreCase(tenant);
    }

    private String owner() {
        return principal.path("appOwnerOrganizationId").asText("").strip().toLowerCase(Locale.ROOT);
    }

    boolean verified() {
        JsonNode publisher = principal.path("verifiedPublisher");
        return !publisher.path("verifiedPublisherId").asText("").isEmpty()
                || !publisher.path("displayName").asText("").isEmpty();
    }

    boolean forEverybody() {
        return object.path("consentType").asText("").equalsIgnoreCase("AllPrincipals");
    }

    List<String> scopes() {
        return Arrays.stream(object.path("scope").asText("").strip().split("\\s+"))
                .toList();
    }

    /** Whether it opens mail, files or the directory. */
    boolean reaching() {
        return scopes().stream().anyMatch(scope -> REACHING.matcher(scope).matches());
    }

    /** Where the application sends people back to, and its home page. */
    Stream<String> hosts() {
        return Stream.concat(Json.elements(principal.path("replyUrls")).stream(), Stream.of(principal.path("homepage")))
                .map(url -> url.asText(""))
                .map(url -> url.replaceFirst("(?i)^https?://", "").replaceFirst("[:/?#].*$", ""))
                .filter(host -> !host.isEmpty())
                .map(Address::ascii);
    }

    /** When the tenant first saw the application; {@code null} if that is not known. */
    Instant applicationMade() {
        return Provenance.time(principal.path("createdDateTime"));
    }

    @Override
    public Instant made() {
        Instant start = Provenance.time(object.path("startTime"));
        return start != null ? start : applicationMade();
    }

    @Override
    public Duration settled() {
        return YEAR;
    }

    @Override
    public Strength byIntruder() {
        return Strength.STRONG;
    }

    /** People sign in to new services every day; what counts is a new one of somebody unknown that reaches far. */
    @Override
    public Optional<Strength> inWindow() {
        return Optional.of(reaching() && !ofOwnTenant() ? Strength.MEDIUM : Strength.WEAK);
    }
}
