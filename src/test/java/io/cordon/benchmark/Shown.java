package io.cordon.benchmark;

import java.util.Locale;

/** How figures are shown. */
final class Shown {
    private Shown() {}

    static String millis(long millis) {
        return millis + " ms";
    }

    static String seconds(long millis) {
        return seconds(millis / 1000.0);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** Nothing if there is no bound. */
    static String ratio(long measured, long bound) {
        return bound == 0 ? "–" : String.format(Locale.ROOT, "%.2f", measured / (double) bound);
    }

    static String row(Iterable<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
