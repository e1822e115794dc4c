package io.cordon.store;

import io.cordon.model.Approval;
import io.cordon.model.Campaign;
import io.cordon.model.Containment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What a plan needs before it may run.
 *
 * @param reasons why somebody has to agree; empty if the budget alone decides
 * @param plan hash of what would be agreed to
 * @param expiresAfter how long it waits for a decision
 * @param budget taken from where nobody has to agree; empty where nothing is counted
 */
public record Consent(
        List<Approval.Reason> reasons, String plan, Duration expiresAfter, Optional<BudgetLimits> budget) {
    public Consent {
        reasons = List.copyOf(reasons);
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(expiresAfter, "expiresAfter");
        Objects.requireNonNull(budget, "budget");
    }

    /** What people are to be asked about a containment. */
    public Approval approval(Containment containment, Approval.About about, List<Approval.Reason> why, Instant now) {
        return asked(
                containment.id(),
                null,
                about,
                containment.tenant(),
                containment.user().id(),
                containment.trigger().caller(),
                why,
                now);
    }

    Approval approval(Campaign campaign, List<Approval.Reason> why) {
        return asked(
                null,
                campaign.id(),
                Approval.About.START,
                campaign.tenant(),
                campaign.id().toString(),
                campaign.trigger().caller(),
                why,
                campaign.acceptedAt());
    }

    private Approval asked(
            UUID containment,
            UUID campaign,
            Approval.About about,
            String tenant,
            String subject,
            String by,
            List<Approval.Reason> why,
            Instant now) {
        boolean two = why.stream().anyMatch(reason -> reason.why() == Approval.Why.PROTECTED);
        return new Approval(
                UUID.randomUUID(),
                containment,
                campaign,
                about,
                tenant,
                subject,
                why,
                two ? 2 : 1,
                plan,
                by,
                now,
                now.plus(expiresAfter),
                Approval.State.WAITING,
                null,
                List.of());
    }
}
