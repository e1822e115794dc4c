package io.cordon.notify;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Something that is exported in order: checkpoints, or records.
 *
 * @param what its name, as messages are called
 * @param after what comes after a number, at most so many
 * @param number that of an exported line; throws {@link IllegalArgumentException} if it is none
 */
record Source(String what, Page after, ToLongFunction<String> number) {

    /** Reads on. */
    @FunctionalInterface
    interface Page {
        List<Line> after(long number, int limit);
    }

    /** One line of an export. */
    record Line(long number, Instant at, String hash, String text) {}
}
