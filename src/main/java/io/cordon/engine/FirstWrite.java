package io.cordon.engine;

import io.cordon.model.Approval;
import io.cordon.model.Containment;
import io.cordon.model.Failure;
import io.cordon.model.Mode;
import io.cordon.model.Stage;
import io.cordon.model.Status;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Text;
import io.cordon.store.Approvals;
import io.cordon.store.CampaignGate;
import io.cordon.store.Progress;
import io.cordon.tenant.Protected;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks once more whether the account may be touched, right before the first write to it, and before later ones that come long after. An account
 * that must not be is left as it is; so is one whose plan is no longer the one that was approved.
 */
@Singleton
final class FirstWrite {
    private static final Logger LOG = Logger.getLogger(FirstWrite.class);
    private static final Duration LONG_ENOUGH = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Clearance clearance;
    private final Progress progress;
    private final Approvals approvals;
    private final CampaignGate campaigns;
    private final InstantSource clock;

    FirstWrite(
            Clearance clearance, Progress progress, Approvals approvals, CampaignGate campaigns, InstantSource clock) {
        this.clearance = clearance;
        this.progress = progress;
        this.approvals = approvals;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * That nothing may be written.
     *
     * @param comeBack when to ask again because it could not be read; empty if it is refused for good
     */
    record Stop(Optional<Instant> comeBack) {}

    /** Empty if the writes of this stage may follow, or none follow. */
    Optional<Stop> stop(Containment containment, Stage stage, Tenant tenant, Fence fence) {
        boolean writes = containment.mode() == Mode.CONTAIN
                && containment.cancelledBy() == null
                && containment.in(stage).stream().anyMatch(step -> !step.over());
        if (!writes) {
            return Optional.empty();
        }
        boolean first = containment.steps().stream()
                .noneMatch(step -> step.planned().stage() != Stage.INSPECT && step.attempts() > 0);
        if (!clearance.isDue(progress.clearedAt(containment.id()), first)) {
            return Optional.empty();
        }
        try {
            List<Approval> agreed = approvals.about(containment.id()).stream()
                    .filter(approval -> approval.state() == Approval.State.APPROVED)
                    .toList();
            Optional<Text> reason = first && isAnotherPlan(containment, agreed)
                    ? Optional.of(Text.of(
                            "The plan is not the one that was approved.",
                            "Le plan n’est pas celui qui a été approuvé."))
                    : clearance
                            .again(tenant, containment)
                            .filter(_ -> agreed.stream().noneMatch(FirstWrite::overridesProtection))
                            .map(Protected::why);
            if (reason.isEmpty()) {
                progress.cleared(fence.lease(), clock.instant());
                return Optional.empty();
            }
            return first
                    ? Optional.of(refuse(containment, fence, reason.get()))
                    : leave(containment, stage, fence, reason.get());
        } catch (Refusal unreadable) {
            Instant now = clock.instant();
            if (!first) {
                return leave(containment, stage, fence, unreadable.text());
            }
            if (now.isAfter(progress.clearedAt(containment.id()).plus(LONG_ENOUGH))) {
                return Optional.of(refuse(containment, fence, unreadable.text()));
            }
            progress.stand(fence.lease(), Status.WAITING_RETRY, now);
            return Optional.of(new Stop(Optional.of(now.plus(AGAIN))));
        }
    }

    /** An account that was written to before is left as it is from here on; what was left undone is told as such. */
    private Optional<Stop> leave(Containment containment, Stage stage, Fence fence, Text why) {
        Failure failure = new Failure(Failure.Kind.DENIED, why, null, null, null, null);
        end(
                fence,
                containment.in(stage).stream().filter(step -> !step.over()).toList(),
                new StepOutcome.Failed(failure, null));
        return Optional.empty();
    }

    private void end(Fence fence, List<StepRecord> steps, StepOutcome outcome) {
        progress.conclude(
                fence.lease(),
                steps.stream()
                        .map(step -> Progress.Ended.unattempted(step, outcome))
                        .toList(),
                clock.instant(),
                Optional.empty());
    }

    private static boolean isAnotherPlan(Containment containment, List<Approval> agreed) {
        String plan = Remedies.hash(
                containment,
                containment.steps().stream().map(StepRecord::planned).toList());
        return agreed.stream()
                .filter(approval -> approval.about() == Approval.About.START)
                .anyMatch(approval -> !approval.plan().equals(plan));
    }

    private static boolean overridesProtection(Approval approval) {
        return approval.reasons().stream().anyMatch(reason -> reason.why() == Approval.Why.PROTECTED);
    }

    private Stop refuse(Containment containment, Fence fence, Text why) {
        Instant now = clock.instant();
        end(fence, containment.steps().stream().filter(step -> !step.over()).toList(), new StepOutcome.Skipped(why));
        progress.stand(fence.lease(), Status.REFUSED, now);
        if (containment.campaign() != null) {
            campaigns.cut(containment.campaign(), containment.id(), now);
        }
        LOG.infof(
                "Containment ended: tenant=%s containment=%s status=%s",
                containment.tenant(), containment.id(), Status.REFUSED);
        return new Stop(Optional.empty());
    }
}
