package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How a step ended. Stored before the next step begins; everything Cordon reports is read off these. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StepOutcome.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = StepOutcome.Unchanged.class, name = "unchanged"),
    @JsonSubTypes.Type(value = StepOutcome.WouldChange.class, name = "would_change"),
    @JsonSubTypes.Type(value = StepOutcome.Inspected.class, name = "inspected"),
    @JsonSubTypes.Type(value = StepOutcome.NotChecked.class, name = "not_checked"),
    @JsonSubTypes.Type(value = StepOutcome.Skipped.class, name = "skipped"),
    @JsonSubTypes.Type(value = StepOutcome.Deferred.class, name = "deferred"),
    @JsonSubTypes.Type(value = StepOutcome.Failed.class, name = "failed")
})
public sealed interface StepOutcome {

    /** Microsoft accepted the change; {@code verified} only if reading it back showed it. */
    record Changed(Observation before, Observation after, boolean verified) implements StepOutcome {
        public Changed {
            Objects.requireNonNull(after, "after");
            if (verified && !(after instanceof Observation.AsWanted)) {
                throw new IllegalArgumentException("verified means: read back as wanted");
            }
        }

        /** Verified if {@code after} is as wanted. */
        public static Changed of(Observation before, Observation after) {
            return new Changed(before, after, after instanceof Observation.AsWanted);
        }
    }

    /** It was already as wanted; nothing was sent. */
    record Unchanged(Observation state) implements StepOutcome {
        public Unchanged {
            Objects.requireNonNull(state, "state");
        }
    }

    /** Preview: what would have been changed. */
    record WouldChange(Observation state) implements StepOutcome {
        public WouldChange {
            Objects.requireNonNull(state, "state");
        }
    }

    /** Looked at all of it; an empty list says clean. */
    record Inspected(List<Finding> findings) implements StepOutcome {
        public Inspected {
            findings = List.copyOf(findings);
        }
    }

    /** An inspection could not look at everything, which never means clean; {@code findings} are from what it could see. */
    record NotChecked(Failure failure, List<Finding> findings) implements StepOutcome {
        public NotChecked {
            Objects.requireNonNull(failure, "failure");
            findings = List.copyOf(findings);
        }
    }

    /** Deliberately not run. */
    record Skipped(Text because) implements StepOutcome {
        public Skipped {
            Objects.requireNonNull(because, "because");
        }
    }

    /**
     * Put off; the engine comes back at {@code until}.
     *
     * @param before what was there when it was first looked at, if it was; {@code null} otherwise
     */
    record Deferred(
            Instant until,
            Failure failure,
            @JsonInclude(JsonInclude.Include.NON_NULL) Observation before) implements StepOutcome {
        public Deferred {
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(failure, "failure");
        }
    }

    /** The change was not made. {@code before} is {@code null} where the state was not read. */
    record Failed(Failure failure, Observation before) implements StepOutcome {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }
    }

    /** What an inspection found; empty for everything else. */
    default List<Finding> found() {
        return switch (this) {
            case Inspected inspected -> inspected.findings();
            case NotChecked notChecked -> notChecked.findings();
            case Changed _, Unchanged _, WouldChange _, Skipped _, Deferred _, Failed _ -> List.of();
        };
    }

    /** Whether the step is over. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    default boolean isFinal() {
        return !(this instanceof Deferred);
    }
}
