package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The way back from a containment, as somebody asked for it.
 *
 * @param despite why it was asked for although something was open; {@code null} where nothing was
 * @param legitimate positions of steps whose artifacts the caller vouches for
 * @param firstPosition of its steps within the containment
 * @param endedAt {@code null} while it is under way
 */
public record Release(
        String caller,
        String reason,
        String despite,
        List<Integer> legitimate,
        int firstPosition,
        State state,
        Instant requestedAt,
        Instant endedAt) {
    public Release {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(reason, "reason");
        legitimate = List.copyOf(legitimate);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(requestedAt, "requestedAt");
    }

    /** What came of it. */
    public enum State {
        @JsonProperty("under_way")
        UNDER_WAY,
        /** The containment is over, and so is its watch. */
        @JsonProperty("released")
        RELEASED,
        /** Something could not be put back: the account stays as it was contained, and it can be asked for anew. */
        @JsonProperty("failed")
        FAILED
    }

    /** Whether the step is one of this release's. */
    public boolean has(StepRecord step) {
        return step.planned().stage() == Stage.RELEASE && step.planned().position() >= firstPosition;
    }
}
