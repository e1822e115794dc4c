package io.cordon.judgement;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An entry of the word lists: one or more words, each whole or with {@code *} as a stem, compared with the words of a text; or, in
 * languages without spaces, compared anywhere.
 *
 * @param together {@code +}: its words may stand anywhere in the text, in any order
 * @param doubtful {@code ~}: an everyday word or a name as well
 */
record Term(String written, List<String> words, boolean doubtful, boolean together) {
    private static final Pattern PARTS = Pattern.compile("[+]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}*]+");

    static Term of(String entry) {
        boolean doubtful = entry.startsWith("~");
        String written = doubtful ? entry.substring(1) : entry;
        return new Term(written, words(written), doubtful, written.contains("+"));
    }

    private static List<String> words(String written) {
        return Arrays.stream(BETWEEN_WORDS.split(written))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean isUnspaced() {
        return Words.unspaced(written);
    }

    /** Whether a text in a script without spaces has it; {@code closed} is that text without the spaces it has all the same. */
    boolean isIn(String closed) {
        return Arrays.stream(PARTS.split(written)).allMatch(part -> closed.contains(part.replace(" ", "")));
    }

    /** Whether it begins at the {@code at}-th word; marks in {@code covered} the words that it is. */
    boolean standsAt(int at, List<String> text, boolean[] covered) {
        if (together) {
            return standsAround(at, text, covered);
        }
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

    private boolean standsAround(int at, List<String> text, boolean[] covered) {
        int[] places = new int[words.size()];
        places[0] = at;
        for (int i = 1; i < places.length; i++) {
            places[i] = place(words.get(i), text, at);
            if (places[i] < 0) {
                return false;
            }
        }
        if (!same(words.getFirst(), text.get(at))) {
            return false;
        }
        Arrays.stream(places).forEach(place -> covered[place] = true);
        return true;
    }

    private static int place(String wanted, List<String> text, int besides) {
        for (int i = 0; i < text.size(); i++) {
            if (i != besides && same(wanted, text.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(String wanted, String word) {
        if (wanted.startsWith("*")) {
            return word.endsWith(wanted.substring(1));
        }
        return wanted.endsWith("*") ? word.startsWith(wanted.substring(0, wanted.length() - 1)) : word.equals(wanted);
    }
}
