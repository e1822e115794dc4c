package io.cordon.simulator;

import java.time.Duration;
import java.time.Instant;

/** A token bucket: full at first, and filled again evenly, so much in a period. */
final class Bucket {
    private final int capacity;
    private final double perSecond;
    private double level;
    private Instant filled;

    Bucket(int capacity, Duration period, Instant now) {
        this.capacity = capacity;
        this.perSecond = capacity / (double) period.toSeconds();
        this.level = capacity;
        this.filled = now;
    }

    /** Whole seconds until {@code cost} is there; 0 if it is. */
    long secondsUntil(int cost, Instant now) {
        if (now.isAfter(filled)) {
            level = Math.min(
                    capacity, level + perSecond * Duration.between(filled, now).toNanos() / 1e9);
            filled = now;
        }
        return level >= cost ? 0 : (long) Math.ceil((cost - level) / perSecond);
    }

    void spend(int cost) {
        level -= cost;
    }
}
