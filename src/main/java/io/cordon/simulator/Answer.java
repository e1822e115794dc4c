package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a service answers: at most one of a JSON body and a raw one, and whether the tenant's state changed. */
record Answer(int status, JsonNode json, String raw, Map<String, String> headers, boolean changed) {
    Answer {
        if (json != null && raw != null) {
            throw new IllegalArgumentException("an answer has one body");
        }
        headers = Map.copyOf(headers);
    }

    static Answer ok(JsonNode json) {
        return new Answer(200, json, null, Map.of(), false);
    }

    static Answer noContent() {
        return new Answer(204, null, null, Map.of(), false);
    }

    static Answer of(int status, JsonNode json) {
        return new Answer(status, json, null, Map.of(), false);
    }

    Answer changing(boolean really) {
        return new Answer(status, json, raw, headers, really);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, json, raw, more, changed);
    }

    Answer withStatus(int other) {
        return new Answer(other, json, raw, headers, changed);
    }

    Answer withRaw(String text, String contentType) {
        return new Answer(status, null, text, headers, changed).with("Content-Type", contentType);
    }

    /** The body on the wire; a 204 has none. */
    String text() {
        if (raw != null) {
            return raw;
        }
        return json == null ? "" : Json.write(json);
    }
}
