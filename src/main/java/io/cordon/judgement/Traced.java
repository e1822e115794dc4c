package io.cordon.judgement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An object whose making may be known: when, from where, by whom. */
interface Traced {
    Duration YEAR = Duration.ofDays(365);
    Duration YEARS = Duration.ofDays(730);
    Duration FORTNIGHT = Duration.ofDays(14);

    Around around();

    /** Its own date, {@code null} if it has none. */
    Instant made();

    /** How long before the compromise it was made if it was surely there before the intruder. */
    Duration settled();

    /**
     * Whether it was there long before anything happened; without a window, a year before the latest thing that is known, or
     * years before it is looked at.
     */
    default boolean aged() {
        Instant made = around().provenance().made(made());
        Instant start = around().provenance().start();
        Instant latest = around().latest();
        if (made == null) {
            return false;
        }
        return start != null
                ? made.isBefore(start.minus(settled()))
                : (latest != null && made.isBefore(latest.minus(YEAR)))
                        || (around().asOf() != null
                                && made.isBefore(around().asOf().minus(YEARS)));
    }

    /** What it says to have been made from the intruder's address, or right after the intruder signed in. */
    Strength byIntruder();

    /** What it says to have been made during the compromise; empty for what everybody makes all the time. */
    Optional<Strength> inWindow();
}
