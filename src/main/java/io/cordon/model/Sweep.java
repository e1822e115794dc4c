package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One search of a tenant for flagged accounts.
 *
 * @param preview it lists what it would do, and changes nothing
 * @param requestedBy the caller who asked for it; {@code null} for a scheduled one
 * @param scheduledFor the time at which the schedule wanted it; {@code null} for one that was asked for
 * @param gatheredAt when every source had been read, or given up
 * @param endedAt when every user had been decided on; containments that it began may still run
 * @param users how many users each decision was taken for; those not decided on yet are not among them
 * @param undecided users whose turn has not come
 */
public record Sweep(
        UUID id,
        String tenant,
        boolean simulated,
        boolean preview,
        String requestedBy,
        Instant scheduledFor,
        Instant begunAt,
        Instant gatheredAt,
        Instant endedAt,
        List<Source> sources,
        Map<Decision, Integer> users,
        int undecided) {
    public Sweep {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(begunAt, "begunAt");
        sources = List.copyOf(sources);
        users = Map.copyOf(users);
    }

    /** Where it stands. */
    @JsonProperty
    public Status status() {
        return endedAt != null ? Status.ENDED : gatheredAt != null ? Status.DECIDING : Status.READING;
    }

    /** Where a sweep stands. */
    public enum Status {
        @JsonProperty("reading")
        READING,
        @JsonProperty("deciding")
        DECIDING,
        @JsonProperty("ended")
        ENDED
    }

    /**
     * What came of one source.
     *
     * @param first whether it was read for the first time in this tenant, so that its users are only listed, whatever the policy
     * @param lookedAt how many things it held; {@code null} where that is not known because it could not be read to its end
     * @param flagged how many flags were read
     * @param notChecked why it could not be read, or not to its end, which never means that nobody is flagged; {@code null} if all was read
     */
    public record Source(
            String name, SweepPolicy policy, boolean first, Integer lookedAt, int flagged, Failure notChecked) {
        public Source {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(policy, "policy");
        }
    }

    /** What was done with a flagged user. */
    public enum Decision {
        /** Listed only: so the policy says, the flag is unclear, or its source was read for the first time. */
        @JsonProperty("observed")
        OBSERVED,
        /** An inspection was begun. */
        @JsonProperty("inspected")
        INSPECTED,
        /** A plan waits for an approval. */
        @JsonProperty("proposed")
        PROPOSED,
        /** A containment was begun. */
        @JsonProperty("contained")
        CONTAINED,
        /** Preview: it would be inspected. */
        @JsonProperty("would_inspect")
        WOULD_INSPECT,
        /** Preview: its plan would wait for an approval. */
        @JsonProperty("would_propose")
        WOULD_PROPOSE,
        /** Preview: it would be contained. */
        @JsonProperty("would_contain")
        WOULD_CONTAIN,
        /** Left out, and why. */
        @JsonProperty("skipped")
        SKIPPED
    }

    /** Why a flagged user was left out. */
    public record Skipped(String code, Text text) {
        public Skipped {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * One flagged user.
     *
     * @param policy the strongest that any of its flags allows
     * @param source whose policy that is
     * @param decision {@code null} until its turn has come
     * @param containment that was begun for it, or, where it was skipped, is in its way
     * @param status of that containment
     */
    public record Line(
            int position,
            String userId,
            String userName,
            SweepPolicy policy,
            String source,
            List<Flag> flags,
            Decision decision,
            Skipped skipped,
            UUID containment,
            io.cordon.model.Status status,
            Instant decidedAt) {
        public Line {
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(source, "source");
            flags = List.copyOf(flags);
        }

        /** With the object id of the user whom its flags only name. */
        public Line identified(String id) {
            return new Line(
                    position, id, userName, policy, source, flags, decision, skipped, containment, status, decidedAt);
        }

        /** Decided on, to be stored: when that was is the store's to say. */
        public Line decided(Decision decision, Skipped skipped, UUID containment) {
            return new Line(
                    position, userId, userName, policy, source, flags, decision, skipped, containment, null, null);
        }
    }
}
