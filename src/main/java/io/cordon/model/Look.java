package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One look at a contained account.
 *
 * @param things what Cordon had done, each as it was seen
 * @param signIns why sign-ins could not be looked through; {@code null} if they could, or need not be
 * @param signInsFrom from when on sign-ins are still to be looked through
 */
public record Look(Instant at, List<Thing> things, Failure signIns, Instant signInsFrom) {
    public Look {
        Objects.requireNonNull(at, "at");
        things = List.copyOf(things);
        Objects.requireNonNull(signInsFrom, "signInsFrom");
    }

    /**
     * One thing that Cordon had done.
     *
     * @param position of the step that did it last
     * @param failure why it could not be looked at; {@code null} if it could
     */
    public record Thing(int position, StepName step, Target target, State state, Failure failure) {
        public Thing {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(state, "state");
        }
    }

    /** How a thing was seen. What could not be read is never "still so". */
    public enum State {
        @JsonProperty("holds")
        HOLDS,
        @JsonProperty("undone")
        UNDONE,
        @JsonProperty("not_checked")
        NOT_CHECKED
    }
}
