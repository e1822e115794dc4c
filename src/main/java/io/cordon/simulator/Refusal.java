package io.cordon.simulator;

import java.util.Map;

/** A request that is refused; each service gives it the shape of its own error bodies. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    Refusal(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    Refusal(int status, String code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }

    static Refusal directoryBadRequest(String message) {
        return new Refusal(400, "Request_BadRequest", message);
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequest", message);
    }

    static Refusal insufficientPrivileges() {
        return new Refusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }

    static Refusal resourceNotFound(String key) {
        return new Refusal(
                404,
                "Request_ResourceNotFound",
                "Resource '" + key
                        + "' does not exist or one of its queried reference-property objects are not present.");
    }
}
