package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A planned step and what has become of it.
 *
 * @param intentAt when the intent was committed, before the first call; {@code null} while it waits
 * @param endedAt when the outcome was committed
 * @param attempts how often it was begun
 */
public record StepRecord(
        @JsonUnwrapped PlannedStep planned,
        Instant intentAt,
        Instant endedAt,
        int attempts,
        StepOutcome outcome,
        List<Call> calls) {
    public StepRecord {
        Objects.requireNonNull(planned, "planned");
        calls = calls == null ? List.of() : List.copyOf(calls);
    }

    /** Whether it only looks. */
    @JsonIgnore
    public boolean isInspection() {
        return planned.stage() == Stage.INSPECT;
    }

    /** Whether the wanted state was read after it, or before it without anything being sent. */
    public boolean proves() {
        return outcome instanceof StepOutcome.Unchanged
                || (outcome instanceof StepOutcome.Changed changed && changed.verified());
    }

    /** Whether nothing more will happen to it. */
    public boolean over() {
        return outcome != null && outcome.isFinal();
    }
}
