package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/** Who asked for a containment, and why. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes(@JsonSubTypes.Type(value = Trigger.Request.class, name = "request"))
public sealed interface Trigger {

    /** Who is answerable: whoever asks cannot approve. */
    String caller();

    /**
     * A call of the API.
     *
     * @param caller the name that the configuration gives to the caller's key
     * @param reason the caller's own words, or {@code null}
     * @param reference the caller's ticket, incident or case, or {@code null}
     */
    record Request(String caller, String reason, String reference) implements Trigger {
        public Request {
            Objects.requireNonNull(caller, "caller");
        }
    }
}
