package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.Stage;
import io.cordon.model.Status;
import io.cordon.model.StepOutcome;
import io.cordon.model.Text;
import io.cordon.store.CampaignGate;
import io.cordon.store.Containments;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks once more whether the account may be touched, right before the first write to it. An account that must not be is left as it is. */
@Singleton
final class FirstWrite {
    private static final Logger LOG = Logger.getLogger(FirstWrite.class);
    private static final Duration LONG_ENOUGH = Duration.ofHours(1);

    private final Clearance clearance;
    private final Containments containments;
    private final CampaignGate campaigns;
    private final InstantSource clock;

    FirstWrite(Clearance clearance, Containments containments, CampaignGate campaigns, InstantSource clock) {
        this.clearance = clearance;
        this.containments = containments;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * That nothing may be written.
     *
     * @param comeBack when to ask again because it could not be read; empty if it is refused for good
     */
    record Stop(Optional<Instant> comeBack) {}

    /** Empty if the write may follow, or none follows. */
    Optional<Stop> stop(Containment containment, Tenant tenant, Fence fence) {
        boolean writesNext = containment.mode() == Mode.CONTAIN
                && containment.cancelledBy() == null
                && containment.steps().stream()
                        .noneMatch(step -> step.planned().stage() != Stage.INSPECT && step.attempts() > 0);
        if (!writesNext || !clearance.isDue(containment)) {
            return Optional.empty();
        }
        try {
            return clearance.again(tenant, containment).map(reason -> refuse(containment, fence, reason.why()));
        } catch (Refusal unreadable) {
            Instant now = clock.instant();
            if (now.isAfter(containment.acceptedAt().plus(LONG_ENOUGH))) {
                return Optional.of(refuse(containment, fence, unreadable.text()));
            }
            containments.stand(fence.lease(), Status.WAITING_RETRY, now);
            return Optional.of(new Stop(Optional.of(clearance.later())));
        }
    }

    private Stop refuse(Containment containment, Fence fence, Text why) {
        Instant now = clock.instant();
        containments.conclude(
                fence.lease(),
                containment.steps().stream()
                        .filter(step -> !step.over())
                        .map(step -> Runner.ended(step, new StepOutcome.Skipped(why)))
                        .toList(),
                now,
                Optional.empty());
        containments.stand(fence.lease(), Status.REFUSED, now);
        if (containment.campaign() != null) {
            campaigns.cut(containment.campaign(), containment.id(), now);
        }
        LOG.infof(
                "Containment ended: tenant=%s containment=%s status=%s",
                containment.tenant(), containment.id(), Status.REFUSED);
        return new Stop(Optional.empty());
    }
}
