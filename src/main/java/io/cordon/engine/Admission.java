package io.cordon.engine;

import io.cordon.model.Approval;
import io.cordon.model.PlannedStep;
import io.cordon.model.Text;
import io.cordon.model.Trigger;
import io.cordon.plan.ApprovalPolicy;
import io.cordon.plan.PlanHash;
import io.cordon.plan.Playbook;
import io.cordon.store.Consent;
import io.cordon.store.StopSwitch;
import io.cordon.tenant.Protected;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a request may run at once, has to be approved by somebody first, or is refused. */
@Singleton
final class Admission {
    private final ApprovalPolicy policy;
    private final Headcount headcount;
    private final StopSwitch stopSwitch;

    Admission(ApprovalPolicy policy, Headcount headcount, StopSwitch stopSwitch) {
        this.policy = policy;
        this.headcount = headcount;
        this.stopSwitch = stopSwitch;
    }

    /** Throws {@link Refusal} while the stop switch is set. */
    void notStopped() {
        stopSwitch.state().ifPresent(state -> {
            throw new Refusal(
                    Refusal.Code.STOPPED,
                    Text.of(
                            "Cordon has been stopped by %s: %s. Nothing is written until an administrator releases the switch.",
                            "Cordon a été arrêté par %s\u00a0: %s. Rien n’est écrit tant qu’un administrateur ne lève pas l’arrêt.",
                            state.by(),
                            state.reason()));
        });
    }

    /** What one user's containment needs. */
    Consent consent(
            Tenant tenant,
            Intake.Request request,
            Clearance.Cleared cleared,
            Playbook playbook,
            List<PlannedStep> plan) {
        ownAccount(request, cleared);
        List<Approval.Reason> reasons = new ArrayList<>();
        cleared.reason().ifPresent(reason -> {
            if (!request.insists().overrideProtection()) {
                throw protectedAccount(reason);
            }
            reasons.add(new Approval.Reason(Approval.Why.PROTECTED, reason.why()));
        });
        if (request.insists().proposal()) {
            reasons.add(new Approval.Reason(
                    Approval.Why.PROPOSED,
                    Text.of("The sweep proposes this containment.", "Le balayage propose ce confinement.")));
        }
        policy.privileged(cleared.held().roles()).ifPresent(reasons::add);
        reasons.addAll(policy.reserved(playbook, plan));
        return new Consent(
                reasons,
                PlanHash.of(tenant.name(), cleared.user().id(), playbook.name(), plan),
                policy.expiresAfter(),
                Optional.of(headcount.limits(tenant)));
    }

    /** What one user of a campaign needs: nothing more than the campaign had, or the user is refused. */
    Consent ofCampaign(
            Tenant tenant,
            Intake.Request request,
            Clearance.Cleared cleared,
            Playbook playbook,
            List<PlannedStep> plan) {
        ownAccount(request, cleared);
        cleared.reason().ifPresent(reason -> {
            throw protectedAccount(reason);
        });
        List<Approval.Reason> reasons = new ArrayList<>(policy.reserved(playbook, plan));
        policy.privileged(cleared.held().roles()).ifPresent(reasons::addFirst);
        if (!reasons.isEmpty()) {
            throw new Refusal(
                    Refusal.Code.APPROVAL_REQUIRED,
                    Text.of(
                            "%s Ask for this user alone.",
                            "%s Demandez cet utilisateur seul.",
                            reasons.getFirst().text()));
        }
        return new Consent(
                List.of(),
                PlanHash.of(tenant.name(), cleared.user().id(), playbook.name(), plan),
                policy.expiresAfter(),
                Optional.empty());
    }

    /** What a whole campaign needs. */
    Consent ofAll(Tenant tenant, Playbook playbook, List<String> users) {
        return new Consent(
                policy.size(users.size()).map(List::of).orElse(List.of()),
                PlanHash.of(tenant.name(), playbook.name(), users),
                policy.expiresAfter(),
                Optional.of(headcount.limits(tenant)));
    }

    private static Refusal protectedAccount(Protected reason) {
        return new Refusal(
                Refusal.Code.ACCOUNT_PROTECTED,
                Text.of(
                        "%s It is contained only if the request says overrideProtection and two other people approve.",
                        "%s Il n’est confiné que si la demande porte overrideProtection et que deux autres personnes l’approuvent.",
                        reason.why()));
    }

    /** Whoever is signed in as the person that is to be locked out may be the intruder, or may have mistaken a name. */
    private static void ownAccount(Intake.Request request, Clearance.Cleared cleared) {
        boolean own = switch (request.trigger()) {
            case Trigger.Request asked ->
                asked.caller().equalsIgnoreCase("person:" + cleared.user().id());
            case Trigger.Sweep _ -> false;
        };
        if (own && !request.insists().ownAccount()) {
            throw new Refusal(
                    Refusal.Code.OWN_ACCOUNT,
                    Text.of(
                            "This is your own account. Confirm it with ownAccount.",
                            "C’est votre propre compte. Confirmez-le par ownAccount."));
        }
    }
}
