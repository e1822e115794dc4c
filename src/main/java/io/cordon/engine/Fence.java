package io.cordon.engine;

import io.cordon.microsoft.Gate;
import io.cordon.store.Containments;
import io.cordon.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets a write to Microsoft 365 pass only while this replica surely holds the containment: the lease was confirmed a moment ago, or is confirmed
 * now. A replica that was paused wakes up with an old confirmation and a lease that another has taken; one whose database is away cannot confirm.
 */
final class Fence implements Gate {
    /** Far below the time after which another replica takes over (Queue). */
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Containments containments;
    private final Lease lease;
    private final InstantSource clock;
    private volatile Instant confirmed;

    Fence(Containments containments, Lease lease, InstantSource clock) {
        this.containments = containments;
        this.lease = lease;
        this.clock = clock;
        this.confirmed = clock.instant();
    }

    Lease lease() {
        return lease;
    }

    @Override
    public void pass() {
        Instant now = clock.instant();
        if (now.isBefore(confirmed) || Duration.between(confirmed, now).compareTo(FRESH) > 0) {
            containments.confirm(lease);
            confirmed = now;
        }
    }
}
