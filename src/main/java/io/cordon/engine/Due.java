package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.step.Catalog;
import io.cordon.store.Progress;
import io.cordon.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Steps whose turn has come.
 *
 * @param leftOut those that the plan leaves out, as they end by it
 * @param works those that are to be attempted
 */
record Due(List<Progress.Ended> leftOut, List<Work> works) {
    Due {
        leftOut = List.copyOf(leftOut);
        works = List.copyOf(works);
    }

    /** Of {@code steps}, those that were never attempted, or put off until now. */
    static Due of(
            Containment containment, List<StepRecord> steps, Catalog catalog, Tenant tenant, Fence fence, Instant now) {
        List<Progress.Ended> leftOut = new ArrayList<>();
        List<Work> works = new ArrayList<>();
        for (StepRecord step : steps) {
            if (is(step, now)) {
                switch (step.planned().decision()) {
                    case Decision.Skip skip ->
                        leftOut.add(Progress.Ended.unattempted(step, new StepOutcome.Skipped(skip.because())));
                    case Decision.Ask ask ->
                        leftOut.add(Progress.Ended.unattempted(step, new StepOutcome.Skipped(ask.because())));
                    case Decision.Run _ ->
                        works.add(Work.of(
                                containment, step, catalog.get(step.planned().step()), tenant, fence, now));
                }
            }
        }
        return new Due(leftOut, works);
    }

    List<Integer> positions() {
        return works.stream().map(Work::position).toList();
    }

    /** When the turn of the first of what was put off comes; empty if nothing was. */
    static Optional<Instant> next(List<StepRecord> steps) {
        return steps.stream()
                .map(StepRecord::outcome)
                .filter(StepOutcome.Deferred.class::isInstance)
                .map(outcome -> ((StepOutcome.Deferred) outcome).until())
                .min(Comparator.naturalOrder());
    }

    private static boolean is(StepRecord step, Instant now) {
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
}
