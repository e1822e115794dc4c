package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;

/** Something that a watch noticed or did. {@code at} is when Cordon noticed it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WatchEvent.Undone.class, name = "undone"),
    @JsonSubTypes.Type(value = WatchEvent.SignedIn.class, name = "signed_in"),
    @JsonSubTypes.Type(value = WatchEvent.PasswordChanged.class, name = "password_changed"),
    @JsonSubTypes.Type(value = WatchEvent.Recontained.class, name = "recontained"),
    @JsonSubTypes.Type(value = WatchEvent.Alarm.class, name = "alarm"),
    @JsonSubTypes.Type(value = WatchEvent.Expired.class, name = "expired")
})
public sealed interface WatchEvent {
    Instant at();

    /** What Cordon had done is not so any more. */
    record Undone(Instant at, int position, StepName step, Target target, Observation seen, Cause cause)
            implements WatchEvent {
        public Undone {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** Somebody signed in as the user although the account is blocked. {@code id} is the log's; address and application are hostile text. */
    record SignedIn(Instant at, String id, Instant when, String address, String application) implements WatchEvent {
        public SignedIn {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(when, "when");
        }
    }

    /** Somebody else has set a password since Cordon did. It need not be an intruder. */
    record PasswordChanged(Instant at, Instant when, Cause cause) implements WatchEvent {
        public PasswordChanged {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** Cordon began to contain anew. {@code number} counts from 1. */
    record Recontained(Instant at, int number) implements WatchEvent {
        public Recontained {
            Objects.requireNonNull(at, "at");
        }
    }

    /** It was undone once more, and Cordon does not contain anew: the playbook does not want it, or not as often. */
    record Alarm(Instant at, int recontained) implements WatchEvent {
        public Alarm {
            Objects.requireNonNull(at, "at");
        }
    }

    /** The watch has ended without a release. */
    record Expired(Instant at) implements WatchEvent {
        public Expired {
            Objects.requireNonNull(at, "at");
        }
    }
}
