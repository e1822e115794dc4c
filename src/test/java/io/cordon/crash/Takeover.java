package io.cordon.crash;

import io.cordon.testing.Simulator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The users on whom one replica worked when it stopped, and when the other first did something for each of them.
 *
 * @param lost microseconds from the stop to the other's first request
 */
record Takeover(Map<String, Long> lost) {

    /**
     * Read off a ledger.
     *
     * @param from what the stopped replica calls the tenant
     * @param to what the other one calls it
     */
    static Takeover of(List<Simulator.Entry> ledger, String from, String to, long stopped) {
        Map<String, List<Simulator.Entry>> byUser = ledger.stream()
                .filter(entry -> !entry.userId().isEmpty())
                .collect(Collectors.groupingBy(Simulator.Entry::userId));
        Map<String, Long> lost = new TreeMap<>();
        byUser.forEach((user, entries) -> {
            boolean begun = entries.stream()
                    .anyMatch(
                            entry -> entry.start() < stopped && entry.origin().contains(from) && Writes.isWrite(entry));
            OptionalLong taken = entries.stream()
                    .filter(entry -> entry.start() > stopped && entry.origin().contains(to))
                    .mapToLong(Simulator.Entry::start)
                    .min();
            boolean others = entries.stream()
                    .anyMatch(entry -> entry.start() < stopped && entry.origin().contains(to) && Writes.isWrite(entry));
            if (begun && !others && taken.isPresent()) {
                lost.put(user, taken.getAsLong() - stopped);
            }
        });
        return new Takeover(lost);
    }

    long firstMicros() {
        return lost.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    long longestMicros() {
        return lost.values().stream().mapToLong(Long::longValue).max().orElse(Long.MAX_VALUE);
    }

    @Override
    public String toString() {
        return "taken over=" + lost.size() + " first after " + firstMicros() / 1000 + " ms, last after "
                + longestMicros() / 1000 + " ms";
    }
}
