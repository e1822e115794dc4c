package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Issues app-only access tokens and knows again those it issued; what a token may do is what it was issued with. */
final class Tokens {
    static final Duration LIFETIME = Duration.ofSeconds(3599);
    private static final String NOT_BEFORE = "/access_token/nbf";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private volatile Grants grants = Grants.EVERYTHING;
    private volatile String wanted = "";

    /**
     * A token as the services see it.
     *
     * @param claims what was asked for with it; empty for nothing
     */
    record Issued(Audience audience, Instant expires, List<String> roles, List<EntraRole> entraRoles, String claims) {
        boolean holdsAny(String... permissions) {
            return List.of(permissions).stream().anyMatch(roles::contains);
        }
    }

    /** What becomes of the tokens that are out when the grants change. */
    enum Outstanding {
        /** They get the new grants at once; a convenience Microsoft does not offer. */
        UPDATED,
        /** They keep what they were issued with until they expire, as in Entra. */
        KEPT,
        /** They are refused with 401 from now on. */
        REFUSED,
        /** They are refused with a claims challenge (continuous access evaluation), as is every other that does not answer to it. */
        CHALLENGED
    }

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    Grants grants() {
        return grants;
    }

    void grant(Grants granted, Outstanding outstanding) {
        grants = granted;
        wanted = outstanding == Outstanding.CHALLENGED
                ? "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"%d\"}}}"
                        .formatted(clock.instant().getEpochSecond())
                : "";
        switch (outstanding) {
            case UPDATED ->
                issued.replaceAll((token, old) -> new Issued(
                        old.audience(),
                        old.expires(),
                        granted.roles(old.audience()),
                        granted.entraRoles(),
                        old.claims()));
            case REFUSED -> issued.clear();
            case KEPT, CHALLENGED -> {}
        }
    }

    String issue(Audience audience, String claims) {
        Instant now = clock.instant();
        issued.values().removeIf(old -> old.expires().isBefore(now));
        Grants granted = grants;
        Instant expires = now.plus(LIFETIME);
        String token = jwt(audience, now, expires, granted);
        issued.put(token, new Issued(audience, expires, granted.roles(audience), granted.entraRoles(), claims));
        return token;
    }

    private String jwt(Audience audience, Instant now, Instant expires, Grants granted) {
        ObjectNode header = Json.object().put("typ", "JWT").put("alg", "RS256").put("kid", "simulated-tenant-key");
        ObjectNode payload = Json.object()
                .put("aud", audience.uri())
                .put("iss", "https://sts.windows.net/" + Registration.TENANT_ID + "/")
                .put("iat", now.getEpochSecond())
                .put("nbf", now.getEpochSecond())
                .put("exp", expires.getEpochSecond())
                .put("appid", Registration.CLIENT_ID)
                .put("appidacr", "1")
                .put("idtyp", "app")
                .put("oid", Registration.SERVICE_PRINCIPAL_ID)
                .put("sub", Registration.SERVICE_PRINCIPAL_ID)
                .put("tid", Registration.TENANT_ID)
                .put("uti", UUID.randomUUID().toString())
                .put("ver", "1.0");
        payload.set("roles", Json.strings(granted.roles(audience)));
        payload.set(
                "wids",
                Json.strings(
                        granted.entraRoles().stream().map(EntraRole::templateId).toList()));
        byte[] signature = new byte[256];
        random.nextBytes(signature);
        return part(header) + "." + part(payload) + "." + BASE64.encodeToString(signature);
    }

    private static String part(ObjectNode json) {
        return BASE64.encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    /** The token of a call, refused with 401 unless it was issued here, for this service, and has not expired. */
    Issued require(Call call, Audience audience) {
        String header = call.header("Authorization").orElse("");
        if (!header.startsWith("Bearer ") || header.length() == 7) {
            throw unauthenticated("Access token is empty.");
        }
        Issued token = issued.get(header.substring(7).trim());
        if (token == null) {
            throw unauthenticated("CompactToken validation failed with reason code: 80049228.");
        }
        if (token.expires().isBefore(clock.instant())) {
            throw unauthenticated("Lifetime validation failed, the token is expired.");
        }
        if (!answers(token.claims())) {
            throw challenged();
        }
        if (token.audience() != audience) {
            throw unauthenticated("Access token validation failure. Invalid audience.");
        }
        return token;
    }

    /** Whether the claims hold what is wanted, perhaps among others: MSAL adds what the client is capable of. */
    private boolean answers(String claims) {
        return wanted.isEmpty()
                || Json.parse(claims)
                        .map(asked -> asked.at(NOT_BEFORE)
                                .equals(Json.parse(wanted).orElseThrow().at(NOT_BEFORE)))
                        .orElse(false);
    }

    private Refusal challenged() {
        String base64 = Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
        return new Refusal(
                401,
                "InvalidAuthenticationToken",
                "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp",
                Map.of(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
                                + " error=\"insufficient_claims\", claims=\"" + base64 + "\""));
    }

    private static Refusal unauthenticated(String message) {
        return new Refusal(
                401,
                "InvalidAuthenticationToken",
                message,
                Map.of(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
                                + " client_id=\"00000003-0000-0000-c000-000000000000\""));
    }
}
