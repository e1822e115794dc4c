package io.cordon.plan;

import io.cordon.model.Approval;
import io.cordon.model.PlannedStep;
import io.cordon.model.StepName;
import io.cordon.model.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody has to agree to before it is written. */
@Singleton
public final class ApprovalPolicy {
    private final Duration expiresAfter;
    private final Set<String> privilegedRoles;
    private final int campaignAbove;

    ApprovalPolicy(ApprovalConfig config) {
        expiresAfter = config.expiresAfter();
        privilegedRoles = config.privilegedRoles().orElse(Set.of()).stream()
                .map(role -> role.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        campaignAbove = config.campaignAbove();
    }

    /** How long a plan waits for a decision. */
    public Duration expiresAfter() {
        return expiresAfter;
    }

    /** That one of the roles a user holds is among those the policy names. */
    public Optional<Approval.Reason> privileged(Set<String> roles) {
        return roles.stream()
                .filter(privilegedRoles::contains)
                .findFirst()
                .map(role -> new Approval.Reason(
                        Approval.Why.PRIVILEGED,
                        Text.of(
                                "The user holds the directory role %s, which needs an approval.",
                                "L’utilisateur détient le rôle d’annuaire %s, soumis à approbation.", role)));
    }

    /** The steps of a plan that its playbook reserves. */
    public List<Approval.Reason> reserved(Playbook playbook, List<PlannedStep> plan) {
        List<Approval.Reason> reasons = new ArrayList<>();
        for (StepName name : playbook.approval()) {
            if (plan.stream().anyMatch(step -> step.step().equals(name))) {
                reasons.add(new Approval.Reason(
                        Approval.Why.STEP,
                        Text.of(
                                "The playbook %s lets %s run only with an approval.",
                                "Le scénario %s n’exécute %s qu’après approbation.", playbook.name(), name)));
            }
        }
        return List.copyOf(reasons);
    }

    /** That a campaign has more users than may be contained without. */
    public Optional<Approval.Reason> size(int users) {
        return users > campaignAbove
                ? Optional.of(new Approval.Reason(
                        Approval.Why.CAMPAIGN_SIZE,
                        Text.of(
                                "The campaign has %d users; more than %d need an approval.",
                                "La campagne compte %d utilisateurs\u00a0; au-delà de %d, une approbation est nécessaire.",
                                users,
                                campaignAbove)))
                : Optional.empty();
    }
}
