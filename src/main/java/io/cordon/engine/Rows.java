package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.step.Catalog;
import io.cordon.store.Progress;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Attempts steps that were planned after a containment's end, side by side: intent before the first call, outcome as soon as there is one. */
@Singleton
final class Rows {
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

    /** Those of {@code rows} that are due. */
    void attempt(
            Containment containment,
            List<StepRecord> rows,
            Tenant tenant,
            Fence fence,
            Function<Work, StepOutcome> attempt) {
        Instant now = clock.instant();
        List<Progress.Ended> skipped = new ArrayList<>();
        List<Work> works = new ArrayList<>();
        for (StepRecord row : rows) {
            if (Runner.isDue(row, now)) {
                switch (row.planned().decision()) {
                    case Decision.Skip skip -> skipped.add(Runner.ended(row, new StepOutcome.Skipped(skip.because())));
                    case Decision.Ask ask -> skipped.add(Runner.ended(row, new StepOutcome.Skipped(ask.because())));
                    case Decision.Run _ ->
                        works.add(Work.of(
                                containment, row, catalog.get(row.planned().step()), tenant, fence, now));
                }
            }
        }
        conclude(skipped, fence);
        if (works.isEmpty()) {
            return;
        }
        progress.intend(fence.lease(), works.stream().map(Work::position).toList(), now);
        sideBySide.run(works.stream()
                .<SideBySide.Work<StepOutcome>>map(work -> () -> {
                    StepOutcome outcome = attempt.apply(work);
                    conclude(
                            List.of(new Progress.Ended(
                                    work.position(), outcome, work.log().calls())),
                            fence);
                    Runner.log(containment, work, outcome);
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
}
