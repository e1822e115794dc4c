package io.cordon.microsoft;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import okhttp3.Response;

/** The way to one service for one kind of work: circuit breaker, quota and the number of exchanges at once. */
record Lane(CircuitBreaker breaker, Bulkhead bulkhead, List<Bucket> buckets) {
    private static final int SERVER_ERROR = 500;

    /** Known to {@code breakers} by its name, for the metrics. */
    static Lane of(CircuitBreakerRegistry breakers, String name, int atOnce, List<Bucket> buckets) {
        return new Lane(
                breakers.circuitBreaker(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .failureRateThreshold(50)
                                .waitDurationInOpenState(Duration.ofSeconds(5))
                                .recordException(Lane::isOutage)
                                .ignoreException(Lane::isOurs)
                                .recordResult(answer ->
                                        answer instanceof Response response && response.code() >= SERVER_ERROR)
                                .build()),
                bulkhead(name, atOnce),
                buckets);
    }

    static Bulkhead bulkhead(String name, int atOnce) {
        return Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(atOnce)
                        .maxWaitDuration(Resilience.PATIENCE)
                        .build());
    }

    /** Waits for its turn and makes the exchange; the quota is spent only on what is sent. */
    Response run(int cost, Callable<Response> exchange) throws Exception {
        return CircuitBreaker.decorateCallable(breaker, Bulkhead.decorateCallable(bulkhead, () -> {
                    spend(cost);
                    return exchange.call();
                }))
                .call();
    }

    /** Waits until the quota has as much left. */
    void spend(int cost) {
        for (Bucket bucket : buckets) {
            bucket.take(cost, Resilience.PATIENCE);
        }
    }

    /** That our own limits refused says nothing about the service: neither that it is well. */
    private static boolean isOurs(Throwable thrown) {
        return thrown instanceof MicrosoftException || thrown instanceof BulkheadFullException;
    }

    /** What the breaker counts. */
    private static boolean isOutage(Throwable thrown) {
        return thrown instanceof java.io.IOException && !(thrown instanceof UnreadableAnswer);
    }
}
