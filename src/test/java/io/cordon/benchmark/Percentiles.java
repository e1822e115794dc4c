package io.cordon.benchmark;

import java.util.List;

/** Measured values in ascending order; a percentile is the smallest value that so many per cent do not exceed. */
record Percentiles(List<Long> sorted) {
    Percentiles {
        sorted = sorted.stream().sorted().toList();
    }

    int count() {
        return sorted.size();
    }

    long at(int percent) {
        if (sorted.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    long max() {
        return at(100);
    }
}
