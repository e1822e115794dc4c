package io.cordon.engine;

import io.cordon.store.Flags;
import io.cordon.store.IdempotencyKeys;
import io.cordon.store.Sweeps;
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

    /** As long as an alert may be updated and read again. */
    private static final Duration FLAGS = Duration.ofDays(180);

    private static final Duration SWEEPS = Duration.ofDays(90);

    private final IdempotencyKeys keys;
    private final Flags flags;
    private final Sweeps sweeps;
    private final InstantSource clock;

    Housekeeping(IdempotencyKeys keys, Flags flags, Sweeps sweeps, InstantSource clock) {
        this.keys = keys;
        this.flags = flags;
        this.sweeps = sweeps;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "5m", identity = "housekeeping")
    @RunOnVirtualThread
    void run() {
        keys.forget(clock.instant().minus(KEYS));
        flags.forget(clock.instant().minus(FLAGS));
        sweeps.forget(clock.instant().minus(SWEEPS));
    }
}
