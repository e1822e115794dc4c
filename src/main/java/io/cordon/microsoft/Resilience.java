package io.cordon.microsoft;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * Repeats an exchange that failed for a passing reason. Short waits are waited for here; what would take longer leaves as
 * {@link MicrosoftException.Throttled}, and the engine comes back. A write is repeated only if it surely was not made: whether one whose answer
 * was lost took effect, the engine has to look. Source: microsoft-contract n ("Retry").
 */
final class Resilience {
    /** The longest {@code Retry-After} that is waited for with a step in hand. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ATTEMPTS = 3;
    private static final int UNAUTHORIZED = 401;
    private static final long JITTER_MILLIS = 250;
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2.0, 0.5, Duration.ofSeconds(3));

    private final Retry reads;
    private final Retry writes;
    private final Classification classification;

    Resilience(String name, Classification classification) {
        this.classification = classification;
        this.reads = Retry.of(name + " reads", retrying(Resilience::isWorthReadingAgain));
        this.writes = Retry.of(name + " writes", retrying(Resilience::wasNotMade));
    }

    /** Makes an exchange that only reads; {@code exchange} is run again for a retry, so it builds its request anew each time. */
    <T> T read(Tokens tokens, Callable<T> exchange) {
        return run(reads, tokens, exchange);
    }

    /** Makes an exchange that changes something. */
    <T> T write(Tokens tokens, Callable<T> exchange) {
        return run(writes, tokens, exchange);
    }

    /** A token that is no longer accepted is fetched anew, once; {@link Challenges} has told the tokens. */
    private <T> T run(Retry retry, Tokens tokens, Callable<T> exchange) {
        try {
            return run(retry, exchange);
        } catch (MicrosoftException.Denied denied) {
            if (denied.answer().status() == null || denied.answer().status() != UNAUTHORIZED || tokens.areRefused()) {
                throw denied;
            }
            return run(retry, exchange);
        }
    }

    private <T> T run(Retry retry, Callable<T> exchange) {
        try {
            return Retry.decorateCallable(retry, () -> {
                        try {
                            return exchange.call();
                        } catch (Exception e) {
                            throw classification.of(e);
                        }
                    })
                    .call();
        } catch (Exception e) {
            throw classification.of(e);
        }
    }

    private static RetryConfig retrying(Predicate<Throwable> which) {
        return RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .retryOnException(which)
                .intervalBiFunction((attempt, result) -> result.isLeft()
                                && result.getLeft() instanceof MicrosoftException.Throttled throttled
                        ? throttled.retryAfter().map(Resilience::andABit).orElseGet(() -> BACKOFF.apply(attempt))
                        : BACKOFF.apply(attempt))
                .build();
    }

    /** Never earlier than asked, and not all at the same moment. */
    private static long andABit(Duration asked) {
        return asked.toMillis() + 1 + ThreadLocalRandom.current().nextLong(JITTER_MILLIS);
    }

    private static boolean isWorthReadingAgain(Throwable thrown) {
        return wasNotMade(thrown)
                || thrown instanceof MicrosoftException.TimedOut
                || (thrown instanceof MicrosoftException.Unavailable unavailable
                        && !(unavailable.getCause() instanceof CallNotPermittedException));
    }

    private static boolean wasNotMade(Throwable thrown) {
        return thrown instanceof MicrosoftException.Conflict
                || (thrown instanceof MicrosoftException.Throttled throttled
                        && throttled.retryAfter().orElse(Duration.ZERO).compareTo(PATIENCE) <= 0);
    }
}
