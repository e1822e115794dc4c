package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Many users to contain by one request: all are cut before the first is inspected.
 *
 * @param approval how the people's agreement stands that it needs, or {@code null} if it needs none
 * @param allCutAt when the last user had been cut or refused
 * @param progress how far it is
 */
public record Campaign(
        UUID id,
        String tenant,
        boolean simulated,
        Mode mode,
        String playbook,
        Trigger trigger,
        Instant compromisedSince,
        Instant acceptedAt,
        String cancelledBy,
        Approval.State approval,
        Instant allCutAt,
        Progress progress) {
    public Campaign {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(playbook, "playbook");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(progress, "progress");
    }

    /**
     * Counts of users.
     *
     * @param cut whose cut is over, whatever came of it
     * @param refused that have no containment: unknown, ambiguous, called off
     * @param ended whose containment has ended
     * @param contained of the ended ones, those with everything done and proven
     */
    public record Progress(int total, int cut, int refused, int ended, int contained) {
        /** Whether nothing more will happen. */
        @JsonProperty
        public boolean over() {
            return refused + ended == total;
        }
    }

    /** Why a user of a campaign has no containment. */
    public record Refused(String code, Text text) {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * One user of a campaign and what has become of it.
     *
     * @param given as the caller named the user
     * @param containment its containment's id, {@code null} while there is none
     * @param user sign-in name, once it is known
     * @param findings how many were found
     * @param open steps that are not done, not proven or not known
     */
    public record Line(
            int position,
            String given,
            UUID containment,
            String user,
            String displayName,
            Status status,
            Instant containedAt,
            Instant endedAt,
            int findings,
            int open,
            Refused refused) {
        public Line {
            Objects.requireNonNull(given, "given");
        }
    }
}
