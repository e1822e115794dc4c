package io.cordon.benchmark;

import io.cordon.testing.Simulator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the tenant's ledger says. */
record Traffic(List<Simulator.Entry> ledger) {
    private static final int THROTTLED = 429;
    private static final long MICROS = 1_000_000;

    static boolean isExchange(Simulator.Entry entry) {
        return entry.operation().startsWith("exo.");
    }

    static boolean isGraph(Simulator.Entry entry) {
        return !isExchange(entry) && !entry.operation().startsWith("token");
    }

    long requests() {
        return ledger.size();
    }

    long throttled() {
        return ledger.stream().filter(entry -> entry.status() == THROTTLED).count();
    }

    Map<String, Long> byOperation() {
        return ledger.stream()
                .collect(Collectors.groupingBy(Simulator.Entry::operation, TreeMap::new, Collectors.counting()));
    }

    /** The most requests that arrived within one second of the clock. */
    long busiestSecond() {
        return busiest(_ -> true);
    }

    long busiest(Predicate<Simulator.Entry> which) {
        return ledger.stream()
                .filter(which)
                .collect(Collectors.groupingBy(entry -> entry.start() / MICROS, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Users whose account the tenant saw disabled. */
    long disabled() {
        return ledger.stream()
                .filter(entry -> entry.operation().equals("user.patch.accountEnabled") && entry.changed())
                .map(Simulator.Entry::userId)
                .distinct()
                .count();
    }
}
