package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What people are asked to agree to before it is written.
 *
 * @param containment the containment it is about, or {@code null}
 * @param campaign the campaign it is about, or {@code null}
 * @param subject object id of the user concerned, or the campaign's id
 * @param needs how many different people must agree
 * @param plan hash of what they agree to: what they saw is what runs
 * @param requestedBy the caller, who cannot decide
 */
public record Approval(
        UUID id,
        UUID containment,
        UUID campaign,
        About about,
        String tenant,
        String subject,
        List<Reason> reasons,
        int needs,
        String plan,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        State state,
        Instant endedAt,
        List<Vote> votes) {
    public Approval {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(requestedBy, "requestedBy");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(state, "state");
        reasons = List.copyOf(reasons);
        votes = List.copyOf(votes);
        if ((containment == null) == (campaign == null)) {
            throw new IllegalArgumentException("about one containment or one campaign");
        }
        if (needs < 1 || reasons.isEmpty()) {
            throw new IllegalArgumentException("somebody must agree, for a reason");
        }
    }

    /** What is waiting. */
    public enum About {
        /** Everything that the plan writes. */
        @JsonProperty("start")
        START,
        /** The answers to findings that two honest readings are possible of. */
        @JsonProperty("remedies")
        REMEDIES
    }

    /** How it stands. */
    public enum State {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("rejected")
        REJECTED,
        /** Nobody decided in time. */
        @JsonProperty("expired")
        EXPIRED
    }

    /** Why somebody has to agree. */
    public enum Why {
        /** The account is protected; two people must agree. */
        @JsonProperty("protected")
        PROTECTED,
        /** The user holds a directory role that the policy names. */
        @JsonProperty("privileged")
        PRIVILEGED,
        /** The campaign has more users than the policy allows without. */
        @JsonProperty("campaign-size")
        CAMPAIGN_SIZE,
        /** The caller, or all callers together, would contain more users than the budget allows without. */
        @JsonProperty("budget")
        BUDGET,
        /** The plan has a step that the playbook reserves. */
        @JsonProperty("step")
        STEP,
        /** Two honest readings of a finding are possible. */
        @JsonProperty("suspicious")
        SUSPICIOUS,
        /** A sweep proposes it. */
        @JsonProperty("proposed")
        PROPOSED
    }

    /** One reason, told to a person. */
    public record Reason(Why why, Text text) {
        public Reason {
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(text, "text");
        }
    }

    /** What one person has decided. */
    public record Vote(String by, Verdict verdict, String reason, Instant at) {
        public Vote {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(at, "at");
        }
    }

    /** What one can decide. */
    public enum Verdict {
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("reject")
        REJECT
    }
}
