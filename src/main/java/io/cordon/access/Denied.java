package io.cordon.access;

import io.vertx.core.json.JsonObject;

/** The ways in which a request is refused before anything is done for it, each as a problem (RFC 9457) with a stable code. */
enum Denied {
    UNAUTHENTICATED(
            401,
            "unauthenticated",
            "Not authenticated",
            "Present an API key in X-Api-Key or as the password of Basic authentication, or a token of Entra ID as Bearer."),
    NOT_AUTHORISED(403, "not-authorised", "Not authorised", "The caller's roles do not allow this."),
    CROSS_SITE(403, "cross-site", "Sent by another site", "A browser says that another site's page made this request."),
    TOO_LARGE(413, "too-large", "Body too large", "The body is larger than this address takes."),
    RATE_LIMITED(429, "rate-limited", "Too many requests", "Ask again when the time in Retry-After has passed.");

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    Denied(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }

    String json() {
        return new JsonObject()
                .put("type", "urn:cordon:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("code", code)
                .put("detail", detail)
                .put("retryable", this == RATE_LIMITED)
                .encode();
    }
}
