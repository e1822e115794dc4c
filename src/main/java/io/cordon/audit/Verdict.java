package io.cordon.audit;

import java.time.Instant;
import java.util.Locale;

/** What a verification has come to. */
public sealed interface Verdict {

    /**
     * Nothing was changed, removed or put in.
     *
     * @param signed the last record that a signature covers; those after it are chained, and signed later
     * @param signedAt when that was
     */
    record Sound(long first, long last, long signed, Instant signedAt) implements Verdict {
        @Override
        public String sentence() {
            String open = last == signed
                    ? "."
                    : ", the " + (last - signed) + " after it are chained but not covered by a signature yet.";
            return String.format(
                    Locale.ROOT,
                    "Sound: records %d to %d; record %d was signed at %s%s",
                    first,
                    last,
                    signed,
                    signedAt,
                    open);
        }
    }

    /**
     * Something is wrong.
     *
     * @param sequence the first record that cannot be trusted
     * @param what one sentence
     */
    record Broken(long sequence, String what) implements Verdict {
        @Override
        public String sentence() {
            return String.format(Locale.ROOT, "Broken at record %d: %s", sequence, what);
        }
    }

    /** For a person. */
    String sentence();
}
