package io.cordon.engine;

import io.cordon.audit.Event;
import io.cordon.model.Approval;
import io.cordon.model.Containment;
import io.cordon.model.PlannedStep;
import io.cordon.model.StepRecord;
import io.cordon.store.Approvals;
import io.cordon.store.AuditTrail;
import io.cordon.store.Containments;
import io.cordon.store.Undecided;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes people's decisions on what waits for them: what they saw must be what is stored. */
@Singleton
public final class Deciding {
    private static final Logger LOG = Logger.getLogger(Deciding.class);

    private final Approvals approvals;
    private final Containments containments;
    private final AuditTrail trail;
    private final InstantSource clock;

    Deciding(Approvals approvals, Containments containments, AuditTrail trail, InstantSource clock) {
        this.approvals = approvals;
        this.containments = containments;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * One person's decision on what waits at a containment or campaign.
     *
     * @param plan hash of what the person saw
     * @throws io.cordon.store.Undecided if it does not count
     */
    public Approval decide(
            UUID containmentOrCampaign, String plan, String by, Approval.Verdict verdict, String reason) {
        Optional<String> stored =
                containments.find(containmentOrCampaign).map(containment -> stored(containment, approvals));
        Approval decided;
        try {
            decided = approvals.decide(
                    containmentOrCampaign,
                    plan,
                    stored.filter(hash -> !hash.equals(plan)).isPresent(),
                    new Approval.Vote(by, verdict, reason, clock.instant()));
        } catch (Undecided undecided) {
            trail.append(Event.of(Event.Kind.REFUSED, by)
                    .about(containmentOrCampaign)
                    .with("decision", verdict.name().toLowerCase(Locale.ROOT))
                    .with("code", undecided.why().name().toLowerCase(Locale.ROOT)));
            throw undecided;
        }
        LOG.infof(
                "Approval decided: tenant=%s approval=%s verdict=%s state=%s",
                decided.tenant(), decided.id(), verdict, decided.state());
        return decided;
    }

    /** Hash of the rows that wait now, whatever the approval says it was asked for. */
    private static String stored(Containment containment, Approvals approvals) {
        boolean remedies = approvals.about(containment.id()).stream()
                .anyMatch(approval ->
                        approval.state() == Approval.State.WAITING && approval.about() == Approval.About.REMEDIES);
        List<PlannedStep> steps =
                containment.steps().stream().map(StepRecord::planned).toList();
        return Remedies.hash(containment, remedies ? Remedies.asked(steps) : steps);
    }

    /** Ends what nobody decided in time. */
    @Scheduled(every = "30s", delayed = "30s", identity = "approvals-expire")
    @RunOnVirtualThread
    public void expire() {
        int late = approvals.expire(clock.instant());
        if (late > 0) {
            LOG.warnf("Approvals expired: count=%d", late);
        }
    }
}
