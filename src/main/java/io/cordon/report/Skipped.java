package io.cordon.report;

import io.cordon.model.Decision;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Text;

/** A step that was deliberately not run, and why. */
public record Skipped(int position, StepName step, Text title, Text targetLabel, Text because) {

    static Skipped of(StepRecord step, Titles titles) {
        return new Skipped(
                step.planned().position(),
                step.planned().step(),
                titles.apply(step.planned().step()),
                Phrase.target(step.planned().target()),
                because(step));
    }

    private static Text because(StepRecord step) {
        if (step.outcome() instanceof StepOutcome.Skipped skipped) {
            return skipped.because();
        }
        return switch (step.planned().decision()) {
            case Decision.Skip skip -> skip.because();
            case Decision.Ask ask -> ask.because();
            case Decision.Run _ ->
                throw new IllegalArgumentException(
                        "not skipped: " + step.planned().step());
        };
    }
}
