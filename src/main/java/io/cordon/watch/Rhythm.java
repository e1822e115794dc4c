package io.cordon.watch;

import java.time.Duration;
import java.time.Instant;

/** When an account is looked at next: soon after its containment, later at the interval. */
record Rhythm(Duration first, Duration interval) {
    private static final int DOUBLINGS = 20;

    Rhythm {
        if (first.isNegative() || first.isZero() || interval.isNegative() || interval.isZero()) {
            throw new IllegalStateException(
                    "cordon.watch.first-look and cordon.watch.interval must be longer than nothing");
        }
    }

    /** @param looks how often it was looked already */
    Instant next(Instant now, int looks) {
        Duration doubled = first.multipliedBy(1L << Math.min(looks, DOUBLINGS));
        return now.plus(doubled.compareTo(interval) < 0 ? doubled : interval);
    }

    /** How often it is looked whether a look is due. */
    Duration tick() {
        Duration quarter = (first.compareTo(interval) < 0 ? first : interval).dividedBy(4);
        return quarter.compareTo(Duration.ofSeconds(15)) < 0 ? quarter : Duration.ofSeconds(15);
    }
}
