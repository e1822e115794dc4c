package io.cordon.engine;

import io.cordon.store.IdempotencyKeys;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets what need not be kept. Does no harm on several replicas at once. */
@Singleton
final class Housekeeping {
    /** Longer than the thirty days that callers are promised. */
    private static final Duration KEYS = Duration.ofDays(35);

    private final IdempotencyKeys keys;
    private final InstantSource clock;

    Housekeeping(IdempotencyKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "5m", identity = "housekeeping")
    @RunOnVirtualThread
    void run() {
        keys.forget(clock.instant().minus(KEYS));
    }
}
