package io.cordon.model;

import java.util.Objects;

/**
 * One row of a plan. Plans are data: what is shown before it runs is what runs.
 *
 * @param position order within the containment, from 1
 */
public record PlannedStep(int position, Stage stage, StepName step, Target target, Decision decision) {
    public PlannedStep {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(decision, "decision");
        if (position < 1) {
            throw new IllegalArgumentException("position counts from 1");
        }
    }
}
