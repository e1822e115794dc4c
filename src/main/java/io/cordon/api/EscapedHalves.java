package io.cordon.api;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Surrogates as escapes in JSON. A text from Microsoft 365 may hold half of a pair, for which UTF-8 has no bytes: without this the whole answer
 * would fail.
 */
final class EscapedHalves extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private final int[] ascii = standardAsciiEscapesForJSON();

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return Character.isSurrogate((char) character)
                ? new SerializedString(String.format("\\u%04x", character))
                : null;
    }
}
