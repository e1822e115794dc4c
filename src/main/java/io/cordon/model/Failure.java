package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * Why an attempt did not succeed, and what a person can do about it.
 *
 * @param remedy what to do now; {@code null} where nothing but waiting helps
 * @param httpStatus the status Microsoft answered, {@code null} if there was no answer
 * @param code Microsoft's error code, {@code null} if it gave none
 * @param requestId Microsoft's id of the failed request, for a support case
 */
public record Failure(Kind kind, Text message, Text remedy, Integer httpStatus, String code, String requestId) {
    public Failure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /** The ways an attempt fails. {@code BUG} is Cordon's own fault and never hidden behind another kind. */
    public enum Kind {
        @JsonProperty("throttled")
        THROTTLED(true),
        @JsonProperty("unavailable")
        UNAVAILABLE(true),
        @JsonProperty("timedOut")
        TIMED_OUT(true),
        @JsonProperty("denied")
        DENIED(false),
        @JsonProperty("missing")
        MISSING(false),
        @JsonProperty("noMailbox")
        NO_MAILBOX(false),
        @JsonProperty("onPremises")
        ON_PREMISES(false),
        @JsonProperty("rejected")
        REJECTED(false),
        /** Somebody has changed the object since: Cordon leaves it alone. */
        @JsonProperty("changedSince")
        CHANGED_SINCE(false),
        @JsonProperty("unreadable")
        UNREADABLE(false),
        @JsonProperty("bug")
        BUG(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }

        /** Whether the same call may well succeed later without anyone doing anything. */
        public boolean isPassing() {
            return passing;
        }
    }
}
