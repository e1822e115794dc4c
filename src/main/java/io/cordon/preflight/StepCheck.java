package io.cordon.preflight;

import io.cordon.model.StepName;
import io.cordon.model.Text;
import java.util.List;
import java.util.Objects;

/**
 * What is to be expected of a step, and why.
 *
 * @param because what stands in the way or is not known, or what to bear in mind; empty if nothing
 */
public record StepCheck(StepName step, Verdict verdict, List<Text> because) {
    public StepCheck {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(verdict, "verdict");
        because = List.copyOf(because);
        if (verdict != Verdict.WILL_WORK && because.isEmpty()) {
            throw new IllegalArgumentException("what does not work has a reason");
        }
    }
}
