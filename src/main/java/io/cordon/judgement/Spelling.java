package io.cordon.judgement;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as a reader sees it, so that two spellings that look alike compare alike. Sources: Unicode Standard Annex 15 (NFKC), Unicode
 * Technical Standard 39 (confusables), Permiso's work on obfuscated inbox rules.
 */
final class Spelling {
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final SpoofChecker CONFUSABLES =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private static final Transliterator WITHOUT_ACCENTS = Transliterator.getInstance("Latin-ASCII");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Set<Integer> LOOK_LATIN =
            Set.of(UScript.CYRILLIC, UScript.GREEK, UScript.ARMENIAN, UScript.CHEROKEE, UScript.COPTIC, UScript.LISU);
    private static final int BRAILLE_BLANK = 0x2800;
    private static final int DELETE = 0x7F;
    private static final int LONGEST_QUOTE = 80;
    private static final AtomicReferenceArray<String> FOLDED = new AtomicReferenceArray<>(0x10000);
    private static final Map<Integer, String> TWINS = new ConcurrentHashMap<>();

    private Spelling() {}

    /** For comparing: compatibility forms, invisible characters, foreign letters in Latin words, case and accents folded. */
    static String plain(String text) {
        if (printableAscii(text)) {
            return visible(text).toLowerCase(Locale.ROOT);
        }
        StringBuilder result = new StringBuilder(text.length());
        boolean afterLatin = false;
        String latin = withLatinLetters(visible(text));
        for (int i = 0; i < latin.length(); i += Character.charCount(latin.codePointAt(i))) {
            int c = latin.codePointAt(i);
            boolean accent = Character.getType(c) == Character.NON_SPACING_MARK;
            if (!accent || !afterLatin) {
                result.append(folded(c));
            }
            afterLatin = accent ? afterLatin : latin(c);
        }
        return result.toString().strip();
    }

    /** Without what cannot be seen, trimmed; blank if nothing can be seen. */
    static String visible(String text) {
        boolean ascii = printableAscii(text);
        if (ascii && !text.contains("  ")) {
            return text.strip();
        }
        String composed = ascii ? text : NFKC.normalize(text);
        StringBuilder result = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> {
            if (UCharacter.isUWhiteSpace(c) || c == BRAILLE_BLANK) {
                if (!result.isEmpty() && result.charAt(result.length() - 1) != ' ') {
                    result.append(' ');
                }
            } else if (!invisible(c)) {
                result.appendCodePoint(c);
            }
        });
        return result.toString().strip();
    }

    /** Whether a Latin word in it hides an invisible character, a letter of another script or a mathematical letter. */
    static boolean disguised(String text) {
        if (printableAscii(text)) {
            return false;
        }
        String visible = visible(text);
        return !withLatinLetters(visible).equals(visible)
                || text.codePoints().anyMatch(c -> c >= 0x1D400 && c <= 0x1D7FF)
                || invisibleInsideLatinWord(text);
    }

    /** Whether an invisible character stands at a Latin letter. */
    static boolean hidesSomething(String text) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (invisible(points[i])
                    && ((i > 0 && latin(points[i - 1])) || (i + 1 < points.length && latin(points[i + 1])))) {
                return true;
            }
        }
        return false;
    }

    /** What it is confusable with, letter by letter. */
    static String skeleton(String text) {
        return CONFUSABLES.getSkeleton(text);
    }

    /** For a sentence: invisible characters named, and not endless. */
    static String quoted(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_QUOTE)
                .forEach(c -> result.append(
                        invisible(c) || c == BRAILLE_BLANK ? String.format("<U+%04X>", c) : Character.toString(c)));
        return text.codePointCount(0, text.length()) > LONGEST_QUOTE
                ? result.append('…').toString()
                : result.toString();
    }

    private static boolean printableAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < DELETE);
    }

    /** Without case and accent; remembered, since the rules that say so are slow. */
    private static String folded(int c) {
        if (c >= FOLDED.length()) {
            return fold(c);
        }
        String known = FOLDED.get(c);
        if (known == null) {
            known = fold(c);
            FOLDED.set(c, known);
        }
        return known;
    }

    private static String fold(int c) {
        String ascii = WITHOUT_ACCENTS.transliterate(UCharacter.foldCase(Character.toString(c), true));
        return UCharacter.foldCase(ascii, true);
    }

    private static boolean invisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.PRIVATE_USE
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean invisibleInsideLatinWord(String text) {
        int[] points = text.codePoints().toArray();
        for (int i = 1; i < points.length - 1; i++) {
            if (invisible(points[i]) && latin(points[i - 1])) {
                int next = i + 1;
                while (next < points.length - 1 && invisible(points[next])) {
                    next++;
                }
                if (latin(points[next])) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String withLatinLetters(String text) {
        if (text.codePoints().noneMatch(Spelling::looksLatin)) {
            return text;
        }
        return WORD.matcher(text).replaceAll(match -> {
            String word = match.group();
            return Matcher.quoteReplacement(word.codePoints().anyMatch(Spelling::latin) ? latinised(word) : word);
        });
    }

    private static String latinised(String word) {
        StringBuilder result = new StringBuilder();
        word.codePoints().forEach(c -> {
            String twin = looksLatin(c) ? twin(c) : "";
            if (twin.length() == 1 && latin(twin.charAt(0))) {
                result.append(twin);
            } else {
                result.appendCodePoint(c);
            }
        });
        return result.toString();
    }

    private static boolean looksLatin(int c) {
        return c > DELETE && LOOK_LATIN.contains(UScript.getScript(c));
    }

    private static String twin(int c) {
        return TWINS.computeIfAbsent(c, letter -> skeleton(Character.toString(letter)));
    }

    private static boolean latin(int c) {
        return UScript.getScript(c) == UScript.LATIN;
    }
}
