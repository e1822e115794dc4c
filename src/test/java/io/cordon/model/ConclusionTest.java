package io.cordon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConclusionTest {
    private static final Observation WANTED = new Observation.AsWanted(Map.of("accountEnabled", false));
    private static final Observation OTHERWISE = new Observation.Otherwise(Map.of("accountEnabled", true));
    private static final Failure DENIED = new Failure(Failure.Kind.DENIED, Text.of("no", "non"), null, 403, null, null);
    private static final StepOutcome CHANGED = StepOutcome.Changed.of(OTHERWISE, WANTED);
    private static final StepOutcome UNVERIFIED = StepOutcome.Changed.of(OTHERWISE, OTHERWISE);
    private static final StepOutcome CLEAN = new StepOutcome.Inspected(List.of());
    private static final StepOutcome BLIND = new StepOutcome.NotChecked(DENIED, List.of());
    private static final StepOutcome FAILED = new StepOutcome.Failed(DENIED, null);
    private static final StepOutcome SKIPPED = new StepOutcome.Skipped(Text.of("guest", "invité"));

    @Test
    void isContainedOnlyIfEverythingIsDoneAndProven() {
        assertThat(of(Mode.CONTAIN, CHANGED, CLEAN)).isEqualTo(Status.CONTAINED);
        assertThat(of(Mode.CONTAIN, new StepOutcome.Unchanged(WANTED), CLEAN, SKIPPED))
                .isEqualTo(Status.CONTAINED);
    }

    @Test
    void isPartialIfSomethingFailedOrIsUnprovenOrUnknown() {
        assertThat(of(Mode.CONTAIN, CHANGED, FAILED)).isEqualTo(Status.PARTIAL);
        assertThat(of(Mode.CONTAIN, UNVERIFIED)).isEqualTo(Status.PARTIAL);
        assertThat(of(Mode.CONTAIN, CHANGED, BLIND)).isEqualTo(Status.PARTIAL);
    }

    @Test
    void hasFailedIfNoChangeTookEffectHoweverMuchWasInspected() {
        assertThat(of(Mode.CONTAIN, FAILED, CLEAN)).isEqualTo(Status.FAILED);
    }

    @Test
    void lookingIsNeverCalledContained() {
        assertThat(of(Mode.INSPECT, CLEAN)).isEqualTo(Status.INSPECTED);
        assertThat(of(Mode.PREVIEW, new StepOutcome.WouldChange(OTHERWISE), CLEAN))
                .isEqualTo(Status.PREVIEWED);
        assertThat(of(Mode.INSPECT, CLEAN, BLIND)).isEqualTo(Status.PARTIAL);
        assertThat(of(Mode.INSPECT, BLIND)).isEqualTo(Status.FAILED);
    }

    @Test
    void nothingIsConcludedWhileAStepIsOpen() {
        assertThatThrownBy(() -> of(Mode.CONTAIN, CHANGED, new StepOutcome.Deferred(Instant.EPOCH, DENIED, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verifiedCannotBeClaimedForAStateThatIsNotAsWanted() {
        assertThatThrownBy(() -> new StepOutcome.Changed(OTHERWISE, OTHERWISE, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Status of(Mode mode, StepOutcome... outcomes) {
        return Conclusion.of(
                mode,
                false,
                Arrays.stream(outcomes)
                        .map(outcome -> new StepRecord(
                                new PlannedStep(
                                        1,
                                        Stage.CUT,
                                        new StepName("account.disable"),
                                        new Target.Account(),
                                        new Decision.Run()),
                                Instant.EPOCH,
                                Instant.EPOCH,
                                1,
                                outcome,
                                List.of()))
                        .toList());
    }
}
