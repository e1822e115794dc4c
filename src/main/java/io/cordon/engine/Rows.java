package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.step.Catalog;
import io.cordon.store.Progress;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Attempts steps side by side: intent before the first call, outcome as soon as there is one. */
@Singleton
final class Rows {
    private static final Logger LOG = Logger.getLogger(Rows.class);

    private final Progress progress;
    private final Catalog catalog;
    private final SideBySide sideBySide;
    private final InstantSource clock;

    Rows(Progress progress, Catalog catalog, SideBySide sideBySide, InstantSource clock) {
        this.progress = progress;
        this.catalog = catalog;
        this.sideBySide = sideBySide;
        this.clock = clock;
    }

    /** Those of {@code rows} that are due, which were planned after the containment's end. */
    void attempt(
            Containment containment,
            List<StepRecord> rows,
            Tenant tenant,
            Fence fence,
            Function<Work, StepOutcome> attempt) {
        Instant now = clock.instant();
        Due due = Due.of(containment, rows, catalog, tenant, fence, now);
        conclude(due.leftOut(), fence);
        if (!due.works().isEmpty()) {
            progress.intend(fence.lease(), due.positions(), now);
            run(containment, due.works(), fence, attempt);
        }
    }

    /** What is intended already. */
    void run(Containment containment, List<Work> works, Fence fence, Function<Work, StepOutcome> attempt) {
        sideBySide.run(works.stream()
                .<SideBySide.Work<StepOutcome>>map(work -> () -> {
                    StepOutcome outcome = attempt.apply(work);
                    conclude(List.of(work.ended(outcome)), fence);
                    log(containment, work, outcome);
                    return outcome;
                })
                .toList());
    }

    /** Records the ends of steps; none are none. */
    void conclude(List<Progress.Ended> ended, Fence fence) {
        if (!ended.isEmpty()) {
            progress.conclude(fence.lease(), ended, clock.instant(), Optional.empty());
        }
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
