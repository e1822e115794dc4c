package io.cordon.engine;

import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.Observation;
import io.cordon.model.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a step that failed for a passing reason is begun again, and when no more. */
final class Patience {
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Patience() {}

    /** A deferral, or empty if the failure will not pass or was waited for often enough. */
    static Optional<StepOutcome> deferral(
            MicrosoftException thrown, Failure failure, Observation before, int attempts, Instant now) {
        if (!failure.kind().isPassing() || attempts >= ATTEMPTS) {
            return Optional.empty();
        }
        Duration asked = thrown instanceof MicrosoftException.Throttled throttled
                ? throttled.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        Duration backoff = FIRST.multipliedBy(1L << Math.max(0, attempts - 1));
        Duration wait = asked.compareTo(backoff) > 0 ? asked : backoff.compareTo(LONGEST) > 0 ? LONGEST : backoff;
        return Optional.of(new StepOutcome.Deferred(now.plus(wait), failure, before));
    }
}
