package io.cordon.engine;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads a state until it is as wanted or patience ends, about sixteen seconds: the directory's replicas answer from the past for some seconds
 * (microsoft-contract a). What is still not as wanted then is reported as it was read.
 */
final class ReadBack {
    private static final int READS = 7;
    private static final IntervalFunction PAUSE = IntervalFunction.ofExponentialBackoff(Duration.ofMillis(250), 2.0);

    private ReadBack() {}

    static <T> T until(Predicate<T> wanted, Supplier<T> read) {
        RetryConfig config = RetryConfig.<T>custom()
                .maxAttempts(READS)
                .intervalFunction(PAUSE)
                .retryOnResult(wanted.negate())
                .retryOnException(_ -> false)
                .build();
        return Retry.of("read-back", config).executeSupplier(read);
    }
}
