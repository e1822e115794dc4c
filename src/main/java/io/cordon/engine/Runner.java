package io.cordon.engine;

import io.cordon.microsoft.Gate;
import io.cordon.model.Conclusion;
import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.model.Mode;
import io.cordon.model.Stage;
import io.cordon.model.Status;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.step.Catalog;
import io.cordon.store.CampaignGate;
import io.cordon.store.Containments;
import io.cordon.store.Lease;
import io.cordon.store.Progress;
import io.cordon.store.Stopped;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries a containment from stage to stage. Everything it knows it reads from the store, so that it can be begun anew at any point, here or on
 * another replica.
 */
@Singleton
public final class Runner {
    private static final Logger LOG = Logger.getLogger(Runner.class);
    /** How often it is looked whether a stopped Cordon may go on. */
    private static final Duration WHILE_STOPPED = Duration.ofSeconds(5);

    private final Containments containments;
    private final Progress progress;
    private final CampaignGate campaigns;
    private final Tenants tenants;
    private final Catalog catalog;
    private final Remedies remedies;
    private final FirstWrite firstWrite;
    private final Cut cut;
    private final Attempt attempt;
    private final Rows rows;
    private final Cancellation cancellation;
    private final InstantSource clock;

    Runner(
            Containments containments,
            Progress progress,
            CampaignGate campaigns,
            Tenants tenants,
            Catalog catalog,
            Remedies remedies,
            FirstWrite firstWrite,
            Cut cut,
            Attempt attempt,
            Rows rows,
            Cancellation cancellation,
            InstantSource clock) {
        this.containments = containments;
        this.progress = progress;
        this.campaigns = campaigns;
        this.tenants = tenants;
        this.catalog = catalog;
        this.remedies = remedies;
        this.firstWrite = firstWrite;
        this.cut = cut;
        this.attempt = attempt;
        this.rows = rows;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    /**
     * Does what can be done now.
     *
     * @return when to come back for what was put off; empty if the containment is over
     */
    public Optional<Instant> run(UUID id) {
        Optional<Lease> lease = progress.begin(id);
        if (lease.isEmpty()) {
            return Optional.empty(); // an approval puts it into the queue again
        }
        Fence fence = new Fence(progress, lease.get());
        try {
            return stages(load(id), fence);
        } catch (Gate.Shut shut) {
            if (!(shut.getCause() instanceof Stopped)) {
                throw shut.getCause();
            }
            progress.stand(fence.lease(), Status.STOPPED, clock.instant());
            return Optional.of(clock.instant().plus(WHILE_STOPPED));
        }
    }

    private Optional<Instant> stages(Containment containment, Fence fence) {
        UUID id = containment.id();
        Tenant tenant = tenants.get(containment.tenant());
        Optional<FirstWrite.Stop> stop = firstWrite.stop(containment, Stage.CUT, tenant, fence);
        if (stop.isPresent()) {
            return stop.get().comeBack();
        }
        stage(containment, Stage.CUT, tenant, fence);
        if (containment.campaign() != null && !over(id, Stage.CUT)) {
            return comeBack(load(id), fence);
        }
        if (containment.campaign() != null && !campaigns.cut(containment.campaign(), id, clock.instant())) {
            // A campaign inspects nobody before everybody is cut; the last cut puts this one into the queue again.
            return Optional.empty();
        }
        stage(id, Stage.INSPECT, tenant, fence);
        if (over(id, Stage.INSPECT)) {
            remedies.plan(load(id), fence);
            stop = firstWrite.stop(load(id), Stage.ERADICATE, tenant, fence);
            if (stop.isPresent()) {
                return stop.get().comeBack();
            }
            stage(id, Stage.ERADICATE, tenant, fence);
        }
        if (over(id, Stage.CUT) && over(id, Stage.INSPECT) && over(id, Stage.ERADICATE)) {
            stage(id, Stage.CLOSE, tenant, fence);
        }
        return conclude(load(id), fence);
    }

    private void stage(UUID id, Stage stage, Tenant tenant, Fence fence) {
        stage(load(id), stage, tenant, fence);
    }

    private void stage(Containment containment, Stage stage, Tenant tenant, Fence fence) {
        Instant now = clock.instant();
        if (containment.cancelledBy() != null) {
            cancellation.leaveOut(containment, stage, fence);
            return;
        }
        Due due = Due.of(containment, containment.in(stage), catalog, tenant, fence, now);
        rows.conclude(due.leftOut(), fence);
        if (due.works().isEmpty()) {
            return;
        }
        if (!progress.intend(fence.lease(), due.positions(), now)) {
            cancellation.leaveOut(load(containment.id()), stage, fence);
            return;
        }
        switch (stage) {
            case CUT -> cutNow(containment, due.works(), fence);
            case INSPECT, ERADICATE, CLOSE, RECONTAIN, RELEASE ->
                rows.run(containment, due.works(), fence, attempt::run);
        }
    }

    private void cutNow(Containment containment, List<Work> works, Fence fence) {
        List<StepOutcome> outcomes = cut.run(works);
        List<Progress.Ended> ended = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            ended.add(works.get(i).ended(outcomes.get(i)));
        }
        Instant now = clock.instant();
        boolean proven = isProven(containment, works, outcomes);
        progress.conclude(fence.lease(), ended, now, proven ? Optional.of(now) : Optional.empty());
        for (int i = 0; i < works.size(); i++) {
            Rows.log(containment, works.get(i), outcomes.get(i));
        }
    }

    /** Whether nothing is lacking of the cut: not of these works, nor of those that were ended before. */
    private static boolean isProven(Containment containment, List<Work> works, List<StepOutcome> outcomes) {
        return containment.mode() == Mode.CONTAIN
                && outcomes.stream().noneMatch(Conclusion::lacking)
                && containment.in(Stage.CUT).stream()
                        .filter(step -> works.stream()
                                .noneMatch(work ->
                                        work.position() == step.planned().position()))
                        .allMatch(step -> !(step.planned().decision() instanceof Decision.Run)
                                || (step.over() && !Conclusion.lacking(step.outcome())));
    }

    /** When the first of what was put off is due; the status says so meanwhile. */
    private Optional<Instant> comeBack(Containment containment, Fence fence) {
        Optional<Instant> next = Due.next(containment.steps());
        if (next.isPresent()) {
            progress.stand(fence.lease(), Status.WAITING_RETRY, clock.instant());
        }
        return next;
    }

    private Optional<Instant> conclude(Containment containment, Fence fence) {
        Optional<Instant> next = comeBack(containment, fence);
        if (next.isPresent()) {
            return next;
        }
        if (!containment.steps().stream().allMatch(StepRecord::over)) {
            return Optional.of(clock.instant()); // approved meanwhile
        }
        Status status = Conclusion.of(containment.mode(), containment.cancelledBy() != null, containment.steps());
        progress.stand(fence.lease(), status, clock.instant());
        LOG.infof(
                "Containment ended: tenant=%s containment=%s status=%s",
                containment.tenant(), containment.id(), status);
        return Optional.empty();
    }

    private boolean over(UUID id, Stage stage) {
        return load(id).in(stage).stream().allMatch(StepRecord::over);
    }

    private Containment load(UUID id) {
        return containments.find(id).orElseThrow(() -> new IllegalStateException("No containment " + id));
    }
}
