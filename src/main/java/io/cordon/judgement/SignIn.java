package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;

/**
 * A sign-in of the owner's account, as Graph's signIn tells it. Any part may be {@code null}.
 *
 * @param from the address it came from
 * @param managed whether it came from a device of the organisation
 * @param application the client's id
 * @param protocol such as {@code deviceCode}
 */
record SignIn(Instant at, String from, boolean succeeded, boolean managed, String application, String protocol) {
    static SignIn of(JsonNode signIn) {
        JsonNode device = signIn.path("deviceDetail");
        return new SignIn(
                Provenance.time(signIn.path("createdDateTime")),
                bare(signIn.path("ipAddress").asText(null)),
                signIn.path("status").path("errorCode").asInt(0) == 0,
                Json.says(device, "isManaged") || Json.says(device, "isCompliant"),
                signIn.path("appId").asText(null),
                signIn.path("authenticationProtocol").asText("").toLowerCase(Locale.ROOT));
    }

    /** The audit log writes {@code 203.0.113.7:4711} and {@code [2001:db8::1]:4711}. */
    static String bare(String address) {
        if (address == null) {
            return null;
        }
        String host = address.strip();
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? host : host.substring(1, end);
        }
        return host.chars().filter(c -> c == ':').count() == 1 ? host.substring(0, host.indexOf(':')) : host;
    }
}
