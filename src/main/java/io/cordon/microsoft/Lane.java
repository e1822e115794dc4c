package io.cordon.microsoft;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import okhttp3.Response;

/** The way to one service for one kind of work: circuit breaker, quota and the number of exchanges at once. */
record Lane(CircuitBreaker breaker, Bulkhead bulkhead, List<Bucket> buckets) {
    private static final int SERVER_ERROR = 500;

    static Lane of(String name, int atOnce, List<Bucket> buckets) {
        return new Lane(
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .failureRateThreshold(50)
                                .waitDurationInOpenState(Duration.ofSeconds(5))
                                .recordException(Lane::isOutage)
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
    Response run(Callable<Response> exchange) throws Exception {
        return CircuitBreaker.decorateCallable(breaker, Bulkhead.decorateCallable(bulkhead, () -> {
                    for (Bucket bucket : buckets) {
                        bucket.take(Resilience.PATIENCE);
                    }
                    return exchange.call();
                }))
                .call();
    }

    /** What the breaker counts; that our own limits refused says nothing about the service. */
    private static boolean isOutage(Throwable thrown) {
        return thrown instanceof java.io.IOException && !(thrown instanceof UnreadableAnswer);
    }
}
