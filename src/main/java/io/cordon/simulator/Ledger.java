package io.cordon.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything the tenant was asked since the last reset, in the order of arrival. */
final class Ledger {
    private final ConcurrentLinkedQueue<LedgerEntry> entries = new ConcurrentLinkedQueue<>();

    void add(LedgerEntry entry) {
        entries.add(entry);
    }

    void clear() {
        entries.clear();
    }

    List<LedgerEntry> entries() {
        return entries.stream()
                .sorted(Comparator.comparingLong(LedgerEntry::sequence))
                .toList();
    }
}
