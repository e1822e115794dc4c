package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code POST /{tenant}/oauth2/v2.0/token} with the client credentials grant (contract section o). */
final class TokenEndpoint implements Service {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final List<String> ADDED_BY_MSAL = List.of("openid", "profile", "offline_access");
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Tokens tokens;

    TokenEndpoint(Tokens tokens) {
        this.tokens = tokens;
    }

    static boolean serves(List<String> path) {
        return path.size() == 4 && path.subList(1, 4).equals(List.of("oauth2", "v2.0", "token"));
    }

    @Override
    public Operation route(Call call) {
        return new Operation("token", "", () -> answer(call));
    }

    private Answer answer(Call call) {
        if (!call.method().equals("POST")) {
            throw refusal("invalid_request", 900561, "The endpoint only accepts POST requests.");
        }
        String tenant = call.path().getFirst();
        if (!Registration.isTenant(tenant)) {
            throw refusal(
                    "invalid_request",
                    90002,
                    "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID and are"
                            + " signing into the correct cloud.");
        }
        Map<String, String> form = Call.form(call.body());
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw refusal("unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
        }
        String client = form.getOrDefault("client_id", "");
        if (!client.equalsIgnoreCase(Registration.CLIENT_ID)) {
            throw refusal(
                    "unauthorized_client",
                    700016,
                    "Application with identifier '" + client + "' was not found in the directory '" + tenant + "'.");
        }
        authenticate(form);
        Audience audience = audience(form.getOrDefault("scope", ""));
        return Answer.ok(Json.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", Tokens.LIFETIME.toSeconds())
                        .put("ext_expires_in", Tokens.LIFETIME.toSeconds())
                        .put("access_token", tokens.issue(audience, form.getOrDefault("claims", ""))))
                .with("Cache-Control", "no-store, no-cache");
    }

    private static void authenticate(Map<String, String> form) {
        String assertion = form.get("client_assertion");
        if (assertion != null) {
            if (!ASSERTION.equals(form.get("client_assertion_type")) || assertion.split("\\.").length != 3) {
                throw refusal("invalid_client", 50027, "JWT token is invalid or malformed.");
            }
        } else if (!Registration.CLIENT_SECRET.equals(form.get("client_secret"))) {
            throw refusal(
                    "invalid_client",
                    7000215,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID, for a secret added to app '" + Registration.CLIENT_ID
                            + "'.");
        }
    }

    private static Audience audience(String scope) {
        List<String> wanted = Arrays.stream(scope.split(" "))
                .filter(part -> !part.isEmpty() && !ADDED_BY_MSAL.contains(part))
                .toList();
        if (wanted.size() != 1) {
            throw invalidScope(scope);
        }
        return Audience.ofScope(wanted.getFirst()).orElseThrow(() -> invalidScope(scope));
    }

    private static Refusal invalidScope(String scope) {
        return refusal(
                "invalid_scope",
                70011,
                "The provided value for the input parameter 'scope' is not valid. The scope " + scope
                        + " is not valid.");
    }

    private static Refusal refusal(String error, int code, String text) {
        int status = error.equals("invalid_client") ? 401 : 400;
        return new Refusal(status, error, "AADSTS" + code + ": " + text);
    }

    @Override
    public Answer refuse(Refusal refusal, Call call) {
        String timestamp = TIMESTAMP.format(call.start());
        ObjectNode body = Json.object()
                .put("error", refusal.code())
                .put(
                        "error_description",
                        refusal.getMessage() + " Trace ID: " + call.requestId() + " Correlation ID: "
                                + call.clientRequestId() + " Timestamp: " + timestamp);
        body.set("error_codes", Json.array());
        if (refusal.getMessage().startsWith("AADSTS")) {
            String digits =
                    refusal.getMessage().substring(6, refusal.getMessage().indexOf(':'));
            body.withArray("error_codes").add(Integer.parseInt(digits));
        }
        body.put("timestamp", timestamp)
                .put("trace_id", call.requestId())
                .put("correlation_id", call.clientRequestId());
        return new Answer(refusal.status(), body, null, refusal.headers(), false);
    }
}
