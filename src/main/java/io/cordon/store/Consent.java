package io.cordon.store;

import io.cordon.model.Approval;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
}
