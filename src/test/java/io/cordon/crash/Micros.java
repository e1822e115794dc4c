package io.cordon.crash;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the ledger has them. */
final class Micros {
    private Micros() {}

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
