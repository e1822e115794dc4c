package io.cordon.report;

import io.cordon.model.Unseen;
import java.util.Locale;

/**
 * Text of unknown origin made harmless to look at: what cannot be seen, or changes what is seen, becomes a visible mark; what is too long is
 * cut in the middle and says so. Escaping for HTML comes after it.
 */
final class Inert {
    private static final String NO_BREAK_SPACE = "\u00a0";

    private Inert() {}

    /** At most {@code limit} characters of {@code text}, none of them invisible. */
    static String of(String text, int limit, Locale locale) {
        boolean blank = text.isBlank();
        return Unseen.marked(cut(text, limit, locale), blank ? _ -> true : Inert::isUnseen);
    }

    /** The first two thirds and the last third of a text longer than {@code limit}, and between them how long it is. */
    static String cut(String text, int limit, Locale locale) {
        int length = text.codePointCount(0, text.length());
        if (length <= limit) {
            return text;
        }
        int head = text.offsetByCodePoints(0, limit * 2 / 3);
        int tail = text.offsetByCodePoints(text.length(), -limit / 3);
        return text.substring(0, head)
                + " ⟨… "
                + String.format(locale, Words.CUT.in(locale), length)
                + " …⟩ "
                + text.substring(tail);
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ' && point != 0xA0 && point != 0x202F;
            default -> isBlankGlyph(point);
        };
    }

    /** Letters, marks and symbols that are drawn as nothing: Hangul fillers, the joiner, variation selectors, the empty Braille cell. */
    private static boolean isBlankGlyph(int point) {
        return point == 0x34F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2800
                || point == 0x3164
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFFA0
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    /** French spacing: the end of a line never parts a sign of two parts from its word, nor the pairs of a telephone number. */
    static String french(String text) {
        return text.replaceAll(" (?=[:;!?»%])", NO_BREAK_SPACE)
                .replaceAll("« ", "«" + NO_BREAK_SPACE)
                .replaceAll("(?<=\\d\\d) (?=\\d\\d\\b)", NO_BREAK_SPACE);
    }

    /** Text for an HTML or XML document, in an element or in a quoted attribute. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '`' -> escaped.append("&#96;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
