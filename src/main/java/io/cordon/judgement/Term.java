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
    private static final Pattern UNSPACED =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}*]+");

    static Term of(String entry) {
        boolean doubtful = entry.startsWith("~");
        String written = doubtful ? entry.substring(1) : entry;
        return new Term(written, wordsOf(written), doubtful);
    }

    static List<String> wordsOf(String plain) {
        return Arrays.stream(BETWEEN_WORDS.split(plain))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static boolean unspaced(String text) {
        return UNSPACED.matcher(text).find();
    }

    /** Marks in {@code covered} which words of the text this term is; whether it is any. */
    boolean covers(String plain, List<String> text, boolean[] covered) {
        if (unspaced(written)) {
            return plain.replace(" ", "").contains(written.replace(" ", ""));
        }
        boolean found = false;
        for (int start = 0; start + words.size() <= text.size(); start++) {
            if (beginsAt(start, text)) {
                Arrays.fill(covered, start, start + words.size(), true);
                found = true;
            }
        }
        return found && !words.isEmpty();
    }

    private boolean beginsAt(int start, List<String> text) {
        for (int i = 0; i < words.size(); i++) {
            if (!same(words.get(i), text.get(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String wanted, String word) {
        if (wanted.startsWith("*")) {
            return word.endsWith(wanted.substring(1));
        }
        return wanted.endsWith("*") ? word.startsWith(wanted.substring(0, wanted.length() - 1)) : word.equals(wanted);
    }
}
