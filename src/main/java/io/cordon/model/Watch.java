package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The watch over a contained account, from the containment's end to its release.
 *
 * @param until when it ends without a release; {@code null} until the first look is planned
 * @param endedAt {@code null} while it goes on
 * @param nextLookAt {@code null} where none is planned
 * @param looks how often it was looked since the last (re-)containment
 * @param recontained how often Cordon has contained anew
 * @param synchronisedAt when directory synchronisation was seen to have run and to have left the account disabled: it is disabled in Active
 *     Directory; {@code null} while that has not been seen
 * @param last the last look, {@code null} before the first
 * @param events oldest first
 */
public record Watch(
        Instant begunAt,
        Instant until,
        Instant endedAt,
        Instant nextLookAt,
        int looks,
        int recontained,
        Instant synchronisedAt,
        Look last,
        List<WatchEvent> events) {
    public Watch {
        Objects.requireNonNull(begunAt, "begunAt");
        events = List.copyOf(events);
    }

    /** What is true at the last look. */
    @JsonProperty
    public State state() {
        if (last == null || last.things().isEmpty()) {
            return State.NOT_BEGUN;
        }
        if (last.things().stream().anyMatch(thing -> thing.state() == Look.State.UNDONE)) {
            return State.UNDONE;
        }
        boolean unread = last.signIns() != null
                || last.things().stream().anyMatch(thing -> thing.state() == Look.State.NOT_CHECKED);
        return unread ? State.NOT_CHECKED : State.HOLDS;
    }

    /** How a containment stands by its watch. */
    public enum State {
        /** Nobody has looked yet. */
        @JsonProperty("not_begun")
        NOT_BEGUN,
        /** Everything was looked at, and is as Cordon left it. */
        @JsonProperty("holds")
        HOLDS,
        /** Something was undone, and is so at this moment. */
        @JsonProperty("undone")
        UNDONE,
        /** Nothing is seen to be undone, but not everything could be looked at. */
        @JsonProperty("not_checked")
        NOT_CHECKED
    }
}
