package io.cordon.microsoft;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Retry, circuit breaker, rate limit and bulkhead around every exchange with one service of one tenant. Short waits are waited for here; what
 * would take longer leaves as {@link MicrosoftException.Throttled}, and the engine comes back. Limits: microsoft-contract n.
 */
final class Resilience {
    /** The longest {@code Retry-After} that is waited for with a step in hand. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ATTEMPTS = 3;
    private static final int UNAUTHORIZED = 401;
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2.0, 0.5, Duration.ofSeconds(3));

    private final Retry retry;
    private final CircuitBreaker breaker;
    private final RateLimiter limiter;
    private final Bulkhead bulkhead;
    private final Classification classification;

    /**
     * @param name the tenant and service, for metrics and messages
     * @param perSecond requests a second, below the service's published quota
     * @param concurrent exchanges at once
     */
    Resilience(String name, int perSecond, int concurrent, Classification classification) {
        this.classification = classification;
        this.retry = Retry.of(name, retryConfig());
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .recordException(Resilience::isOutage)
                        .build());
        this.limiter = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(perSecond)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(PATIENCE)
                        .build());
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(concurrent)
                        .maxWaitDuration(PATIENCE)
                        .build());
    }

    /** As {@link #run(Callable)}; a token that is no longer accepted is fetched anew, once. */
    <T> T run(Tokens tokens, Callable<T> exchange) {
        try {
            return run(exchange);
        } catch (MicrosoftException.Denied denied) {
            if (denied.answer().status() == null || denied.answer().status() != UNAUTHORIZED) {
                throw denied;
            }
            tokens.forget();
            return run(exchange);
        }
    }

    /** Makes the exchange; {@code exchange} is run again for a retry, so it builds its request anew each time. */
    <T> T run(Callable<T> exchange) {
        Callable<T> classified = () -> {
            try {
                return exchange.call();
            } catch (Exception e) {
                throw classification.of(e);
            }
        };
        Callable<T> guarded = CircuitBreaker.decorateCallable(
                breaker, RateLimiter.decorateCallable(limiter, Bulkhead.decorateCallable(bulkhead, classified)));
        try {
            return Retry.decorateCallable(retry, () -> {
                        try {
                            return guarded.call();
                        } catch (Exception e) {
                            throw classification.of(e);
                        }
                    })
                    .call();
        } catch (Exception e) {
            throw classification.of(e);
        }
    }

    private static RetryConfig retryConfig() {
        return RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .retryOnException(Resilience::isWorthRepeating)
                .intervalBiFunction((attempt, result) ->
                        result.isLeft() && result.getLeft() instanceof MicrosoftException.Throttled throttled
                                ? throttled.retryAfter().map(Duration::toMillis).orElseGet(() -> BACKOFF.apply(attempt))
                                : BACKOFF.apply(attempt))
                .build();
    }

    private static boolean isWorthRepeating(Throwable thrown) {
        return switch (thrown) {
            case MicrosoftException.Throttled throttled ->
                throttled.retryAfter().orElse(Duration.ZERO).compareTo(PATIENCE) <= 0;
            case MicrosoftException.Unavailable unavailable ->
                !(unavailable.getCause() instanceof CallNotPermittedException);
            case MicrosoftException.TimedOut _ -> true;
            default -> false;
        };
    }

    private static boolean isOutage(Throwable thrown) {
        return thrown instanceof MicrosoftException.Unavailable || thrown instanceof MicrosoftException.TimedOut;
    }
}
