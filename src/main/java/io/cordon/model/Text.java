package io.cordon.model;

import java.util.Locale;
import java.util.Objects;

/** A sentence for a person, in English and French. May quote text from a mailbox: whoever shows it escapes it for where it goes. */
public record Text(String en, String fr) {
    public Text {
        Objects.requireNonNull(en, "en");
        Objects.requireNonNull(fr, "fr");
    }

    /** The same pattern of {@link String#format} filled with the same arguments in both languages; a {@link Text} argument gives its own language. */
    public static Text of(String en, String fr, Object... arguments) {
        return new Text(fill(en, Locale.ENGLISH, arguments), fill(fr, Locale.FRENCH, arguments));
    }

    /** The sentence in {@code locale}'s language; English for any language but French. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? fr : en;
    }

    private static String fill(String pattern, Locale locale, Object... arguments) {
        if (arguments.length == 0) {
            return pattern;
        }
        Object[] own = arguments.clone();
        for (int i = 0; i < own.length; i++) {
            if (own[i] instanceof Text text) {
                own[i] = text.in(locale);
            }
        }
        return String.format(locale, pattern, own);
    }
}
