package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.UUID;

/** Who asked for a containment, and why. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Trigger.Request.class, name = "request"),
    @JsonSubTypes.Type(value = Trigger.Sweep.class, name = "sweep")
})
public sealed interface Trigger {

    /** Who is answerable: whoever asks cannot approve. */
    String caller();

    /**
     * A call of the API.
     *
     * @param caller the name that the configuration gives to the caller's key, or the object id of a person or an application
     * @param shown by which people know a caller that is an object id, or {@code null}
     * @param reason the caller's own words, or {@code null}
     * @param reference the caller's ticket, incident or case, or {@code null}
     */
    record Request(
            String caller,
            @JsonInclude(JsonInclude.Include.NON_NULL) String shown,
            String reason,
            String reference) implements Trigger {
        public Request {
            Objects.requireNonNull(caller, "caller");
            shown = caller.equals(shown) ? null : shown;
        }
    }

    /**
     * The search for flagged accounts. What it finds comes after everything that a person asked for.
     *
     * @param run the sweep
     * @param source the source of flags whose policy had it done
     * @param reason what the sources say of the user
     */
    record Sweep(UUID run, String source, Text reason) implements Trigger {
        /** All sweeps share one budget. */
        private static final String CALLER = "sweep";

        public Sweep {
            Objects.requireNonNull(run, "run");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public String caller() {
            return CALLER;
        }
    }
}
