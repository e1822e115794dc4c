package io.cordon.crash;

import io.cordon.testing.Simulator;
import java.util.HashMap;
import java.util.Map;

/** When, in the life of one request to Microsoft 365, Cordon is killed. */
enum Moment {
    /** It has arrived and never takes effect. */
    BEFORE_EFFECT,
    /** It has taken effect, and its answer never comes. */
    AFTER_EFFECT,
    /** Its answer has just been sent. */
    AFTER_ANSWER;

    private static final int FOR_EVER = 30_000;
    private static final int SHORT = 120;
    private static final long TRANSPORT_MICROS = 4_000;

    /** What the simulator is told, so that the kill finds the request at this moment. */
    Map<String, Object> fault(String operation, int nth) {
        Map<String, Object> fault = new HashMap<>(
                Map.of("operation", operation, "nth", nth, "delayMillis", this == AFTER_ANSWER ? SHORT : FOR_EVER));
        if (this == BEFORE_EFFECT) {
            fault.put("drop", true);
        }
        return fault;
    }

    /** Whether a request that stands in the ledger has come to this moment. */
    boolean reached(Simulator.Entry entry, long nowMicros) {
        return this != AFTER_ANSWER || nowMicros >= entry.end() + TRANSPORT_MICROS;
    }
}
