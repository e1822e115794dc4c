package io.cordon.judgement;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text taken apart for comparing.
 *
 * @param plain as {@link Spelling#plain} gives it
 * @param words of letters and digits
 * @param unspaced whether some of it is in a script that does not separate words
 */
record Words(String plain, List<String> words, boolean unspaced) {
    private static final Pattern UNSPACED =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    static Words of(String text) {
        return ofPlain(Spelling.plain(text));
    }

    static Words ofPlain(String plain) {
        List<String> words = Arrays.stream(BETWEEN_WORDS.split(plain))
                .filter(word -> !word.isEmpty())
                .toList();
        return new Words(plain, words, unspaced(plain));
    }

    static boolean unspaced(String text) {
        return UNSPACED.matcher(text).find();
    }
}
