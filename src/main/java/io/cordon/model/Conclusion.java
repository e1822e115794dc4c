package io.cordon.model;

import java.util.List;

/** What a containment's outcomes add up to. The only place that decides it. */
public final class Conclusion {
    private Conclusion() {}

    /**
     * The terminal status of a containment all of whose steps are over. What was looked at is no achievement where changes were asked for:
     * a containment none of whose changes took effect has failed, however much was inspected. One that was called off is cancelled only if
     * something was left out for it.
     */
    public static Status of(Mode mode, boolean cancelled, List<StepRecord> steps) {
        if (steps.stream().anyMatch(step -> !step.over())) {
            throw new IllegalArgumentException("a step is not over yet");
        }
        List<StepOutcome> outcomes = steps.stream().map(StepRecord::outcome).toList();
        if (cancelled && steps.stream().anyMatch(Conclusion::leftOut)) {
            return Status.CANCELLED;
        }
        boolean achieved = outcomes.stream().anyMatch(outcome -> achieved(mode, outcome));
        if (outcomes.stream().anyMatch(Conclusion::lacking)) {
            return achieved ? Status.PARTIAL : Status.FAILED;
        }
        return switch (mode) {
            case CONTAIN -> Status.CONTAINED;
            case INSPECT -> Status.INSPECTED;
            case PREVIEW -> Status.PREVIEWED;
        };
    }

    /** Whether something is not done, not proven or not known. */
    public static boolean lacking(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Changed changed -> !changed.verified();
            case StepOutcome.NotChecked _, StepOutcome.Failed _, StepOutcome.Deferred _ -> true;
            case StepOutcome.Unchanged _, StepOutcome.WouldChange _, StepOutcome.Inspected _, StepOutcome.Skipped _ ->
                false;
        };
    }

    /** Planned to run, and never begun. */
    private static boolean leftOut(StepRecord step) {
        return step.planned().decision() instanceof Decision.Run
                && step.outcome() instanceof StepOutcome.Skipped
                && step.attempts() == 0;
    }

    private static boolean achieved(Mode mode, StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Changed _, StepOutcome.Unchanged _ -> true;
            case StepOutcome.WouldChange _, StepOutcome.Inspected _ -> mode != Mode.CONTAIN;
            case StepOutcome.NotChecked _, StepOutcome.Failed _, StepOutcome.Deferred _, StepOutcome.Skipped _ -> false;
        };
    }
}
