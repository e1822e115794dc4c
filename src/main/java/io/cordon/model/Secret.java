package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** A password, a key or a client secret: no log, no exception, no JSON shows it. Its text is asked for only where it is used. */
public record Secret(String value) {
    private static final String SHOWN = "[secret]";

    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return SHOWN;
    }
}
