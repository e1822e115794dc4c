package io.cordon.crash;

import io.cordon.testing.Simulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One place in a containment at which Cordon is killed. Steps run side by side, so that a request is known by its kind: the second
 * {@code rules.list}, not the seventeenth request.
 */
record Point(Moment moment, String operation, int nth) {

    /** Every moment of every request. */
    static List<Point> of(List<Simulator.Entry> course) {
        List<Point> points = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Simulator.Entry request : course) {
            int nth = seen.merge(request.operation(), 1, Integer::sum);
            for (Moment moment : Moment.values()) {
                points.add(new Point(moment, request.operation(), nth));
            }
        }
        return points;
    }

    Map<String, Object> fault() {
        return moment.fault(operation, nth);
    }

    boolean reached(List<Simulator.Entry> ledger, long nowMicros) {
        return ledger.stream()
                .filter(entry -> entry.operation().equals(operation))
                .skip(nth - 1L)
                .findFirst()
                .filter(entry -> moment.reached(entry, nowMicros))
                .isPresent();
    }

    @Override
    public String toString() {
        return moment + " of " + operation + " #" + nth;
    }
}
