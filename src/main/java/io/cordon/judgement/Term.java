package io.cordon.judgement;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An entry of the word lists: one or more words, each whole or with {@code *} as a stem, compared with the words of a text; or, in
 * languages without spaces, compared anywhere.
 *
 * @param doubtful {@code ~}: an everyday word or a name as well
 */
record Term(String written, List<String> words, boolean doubtful) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}*]+");

    static Term of(String entry) {
        boolean doubtful = entry.startsWith("~");
        String written = doubtful ? entry.substring(1) : entry;
        return new Term(written, words(written), doubtful);
    }

    private static List<String> words(String written) {
        return Arrays.stream(BETWEEN_WORDS.split(written))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean isUnspaced() {
        return Words.unspaced(written);
    }

    /** As it is looked for in a script without spaces. */
    String closed() {
        return written.replace(" ", "");
    }

    /** Whether it begins at the {@code at}-th word; marks in {@code covered} the words that it is. */
    boolean standsAt(int at, List<String> text, boolean[] covered) {
        if (at + words.size() > text.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!same(words.get(i), text.get(at + i))) {
                return false;
            }
        }
        Arrays.fill(covered, at, at + words.size(), true);
        return true;
    }

    private static boolean same(String wanted, String word) {
        if (wanted.startsWith("*")) {
            return word.endsWith(wanted.substring(1));
        }
        return wanted.endsWith("*") ? word.startsWith(wanted.substring(0, wanted.length() - 1)) : word.equals(wanted);
    }
}
