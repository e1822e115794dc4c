package io.cordon.model;

import java.util.function.IntPredicate;

/**
 * Characters that cannot be seen, that change how others are shown, or that are none: text of a mailbox or of a caller may hold any of them. In their
 * place stands which one it was, {@code ⟨U+202E⟩}, so that nothing is lost and nothing acts.
 */
public final class Unseen {
    private Unseen() {}

    /** For one line that is shown: control characters and line ends, marks that turn the direction of reading, halves of surrogate pairs. */
    public static String marked(String text) {
        return marked(text, Unseen::isActive);
    }

    /** For what must only be kept: NUL and halves of surrogate pairs, which neither UTF-8 nor the database can hold. The same text if it has none. */
    public static String storable(String text) {
        return marked(text, point -> point == 0 || isHalf(point));
    }

    /** Characters that {@code unwanted} picks are replaced by their marks. */
    public static String marked(String text, IntPredicate unwanted) {
        if (text.codePoints().noneMatch(unwanted)) {
            return text;
        }
        StringBuilder marked = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (unwanted.test(point)) {
                marked.append(mark(point));
            } else {
                marked.appendCodePoint(point);
            }
        });
        return marked.toString();
    }

    /** What stands for a character that is not shown. */
    public static String mark(int point) {
        return String.format("⟨U+%04X⟩", point);
    }

    private static boolean isActive(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isHalf(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }
}
