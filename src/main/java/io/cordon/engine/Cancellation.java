package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.Stage;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Text;
import io.cordon.store.Progress;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of the steps of a containment that was called off. */
@Singleton
final class Cancellation {
    private final Progress progress;
    private final InstantSource clock;

    Cancellation(Progress progress, InstantSource clock) {
        this.progress = progress;
        this.clock = clock;
    }

    /** What has not begun is left out, and what was put off is not begun again. */
    void leaveOut(Containment containment, Stage stage, Fence fence) {
        Text because = Text.of(
                "The containment was called off by %s.",
                "Le confinement a été annulé par %s.", containment.cancelledBy());
        List<Progress.Ended> left = new ArrayList<>();
        for (StepRecord step : containment.in(stage)) {
            switch (step.outcome()) {
                case null -> left.add(Progress.Ended.unattempted(step, new StepOutcome.Skipped(because)));
                case StepOutcome.Deferred deferred ->
                    left.add(Progress.Ended.unattempted(step, new StepOutcome.Failed(deferred.failure(), null)));
                case StepOutcome.Changed _,
                        StepOutcome.Unchanged _,
                        StepOutcome.WouldChange _,
                        StepOutcome.Inspected _,
                        StepOutcome.NotChecked _,
                        StepOutcome.Skipped _,
                        StepOutcome.Failed _ -> {}
            }
        }
        if (!left.isEmpty()) {
            progress.conclude(fence.lease(), left, clock.instant(), Optional.empty());
        }
    }
}
