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
import io.cordon.store.Progress;
import io.cordon.store.Stopped;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final SideBySide sideBySide;
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
            SideBySide sideBySide,
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
        this.sideBySide = sideBySide;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    /**
     * Does what can be done now.
     *
     * @return when to come back for what was put off; empty if the containment is over
     */
    public Optional<Instant> run(UUID id) {
        Containment containment = load(id);
        if (containment.status().isTerminal() || containment.status() == Status.WAITING_APPROVAL) {
            return Optional.empty(); // an approval puts it into the queue again
        }
        Fence fence = new Fence(progress, progress.lease(id));
        try {
            return stages(containment, fence);
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
        if (containment.status() != Status.RUNNING) {
            progress.stand(fence.lease(), Status.RUNNING, clock.instant());
        }
        Tenant tenant = tenants.get(containment.tenant());
        Optional<FirstWrite.Stop> stop = firstWrite.stop(containment, Stage.CUT, tenant, fence);
        if (stop.isPresent()) {
            return stop.get().comeBack();
        }
        stage(id, Stage.CUT, tenant, fence);
        if (containment.campaign() != null && !over(id, Stage.CUT)) {
            return comeBack(load(id), fence);
        }
        if (containment.campaign() != null && !campaigns.cut(containment.campaign(), id, clock.instant())) {
            return Optional
                    .empty(); // a campaign inspects nobody before everybody is cut; the last cut puts this one into the
            // queue again
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
        Containment containment = load(id);
        Instant now = clock.instant();
        if (containment.cancelledBy() != null) {
            cancellation.leaveOut(containment, stage, fence);
            return;
        }
        List<StepRecord> due =
                containment.in(stage).stream().filter(step -> isDue(step, now)).toList();
        List<Progress.Ended> skipped = new ArrayList<>();
        List<Work> works = new ArrayList<>();
        for (StepRecord step : due) {
            switch (step.planned().decision()) {
                case Decision.Skip skip -> skipped.add(ended(step, new StepOutcome.Skipped(skip.because())));
                case Decision.Ask ask -> skipped.add(ended(step, new StepOutcome.Skipped(ask.because())));
                case Decision.Run _ ->
                    works.add(Work.of(
                            containment, step, catalog.get(step.planned().step()), tenant, fence, now));
            }
        }
        if (!skipped.isEmpty()) {
            progress.conclude(fence.lease(), skipped, now, Optional.empty());
        }
        if (works.isEmpty()) {
            return;
        }
        if (!progress.intend(fence.lease(), works.stream().map(Work::position).toList(), now)) {
            cancellation.leaveOut(load(id), stage, fence);
            return;
        }
        switch (stage) {
            case CUT -> cutNow(containment, works, fence);
            case INSPECT, ERADICATE, CLOSE, RECONTAIN, RELEASE ->
                sideBySide.run(works.stream()
                        .<SideBySide.Work<StepOutcome>>map(work -> () -> attemptOne(containment, work, fence))
                        .toList());
        }
    }

    static Progress.Ended ended(StepRecord step, StepOutcome outcome) {
        return new Progress.Ended(step.planned().position(), outcome, step.calls());
    }

    private void cutNow(Containment containment, List<Work> works, Fence fence) {
        List<StepOutcome> outcomes = cut.run(works);
        List<Progress.Ended> ended = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            ended.add(new Progress.Ended(
                    works.get(i).position(), outcomes.get(i), works.get(i).log().calls()));
        }
        Instant now = clock.instant();
        boolean proven = containment.mode() == Mode.CONTAIN
                && outcomes.stream().noneMatch(Conclusion::lacking)
                && containment.in(Stage.CUT).stream()
                        .filter(step -> works.stream()
                                .noneMatch(work ->
                                        work.position() == step.planned().position()))
                        .allMatch(step -> !(step.planned().decision() instanceof Decision.Run)
                                || (step.over() && !Conclusion.lacking(step.outcome())));
        progress.conclude(fence.lease(), ended, now, proven ? Optional.of(now) : Optional.empty());
        for (int i = 0; i < works.size(); i++) {
            log(containment, works.get(i), outcomes.get(i));
        }
    }

    private StepOutcome attemptOne(Containment containment, Work work, Fence fence) {
        StepOutcome outcome = attempt.run(work);
        progress.conclude(
                fence.lease(),
                List.of(new Progress.Ended(work.position(), outcome, work.log().calls())),
                clock.instant(),
                Optional.empty());
        log(containment, work, outcome);
        return outcome;
    }

    /** When the first of what was put off is due; the status says so meanwhile. */
    private Optional<Instant> comeBack(Containment containment, Fence fence) {
        Optional<Instant> next = next(containment.steps());
        if (next.isPresent()) {
            progress.stand(fence.lease(), Status.WAITING_RETRY, clock.instant());
        }
        return next;
    }

    static Optional<Instant> next(List<StepRecord> steps) {
        return steps.stream()
                .map(StepRecord::outcome)
                .filter(StepOutcome.Deferred.class::isInstance)
                .map(outcome -> ((StepOutcome.Deferred) outcome).until())
                .min(Comparator.naturalOrder());
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

    static boolean isDue(StepRecord step, Instant now) {
        return switch (step.outcome()) {
            case null -> true;
            case StepOutcome.Deferred deferred -> !deferred.until().isAfter(now);
            case StepOutcome.Changed _,
                    StepOutcome.Unchanged _,
                    StepOutcome.WouldChange _,
                    StepOutcome.Inspected _,
                    StepOutcome.NotChecked _,
                    StepOutcome.Skipped _,
                    StepOutcome.Failed _ -> false;
        };
    }

    static void log(Containment containment, Work work, StepOutcome outcome) {
        LOG.infof(
                "Step attempted: tenant=%s containment=%s step=%s attempt=%d outcome=%s",
                containment.tenant(),
                containment.id(),
                work.step().info().name(),
                work.attempt(),
                outcome.getClass().getSimpleName());
    }
}
