package io.cordon.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cordon.model.Unseen;
import java.io.UncheckedIOException;

/** Model records as they stand in jsonb columns, which cannot hold NUL nor halves of surrogate pairs: hostile mailbox text may, and they are marked. */
final class StoredJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a newer replica may have written more
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private StoredJson() {}

    static <T> String write(T value, TypeReference<T> type) {
        try {
            return Unseen.storable(MAPPER.writerFor(type).with(new MarkedNul()).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        if (json == null) {
            return null;
        }
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** NUL as its mark instead of an escape that the database refuses. */
    private static final class MarkedNul extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final SerializedString MARK = new SerializedString(Unseen.mark(0));

        private final int[] ascii = standardAsciiEscapesForJSON();

        private MarkedNul() {
            ascii[0] = ESCAPE_CUSTOM;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return character == 0 ? MARK : null;
        }
    }
}
