package io.cordon.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Something that Cordon signs about its trail. Statements are chained to each other as records are, so that none can be left out.
 *
 * @param number counts from 1 without a gap
 * @param previous hash of the statement before; zeros for the first
 * @param record the record it speaks of
 * @param keyId of the key that signs it
 * @param newKey the key that signs from here on, in Base64; only for {@link Kind#KEY}
 */
public record Statement(Kind kind, long number, String previous, Link record, Instant at, String keyId, String newKey) {

    /** What is said. Stored: constants are added, never renamed. */
    public enum Kind {
        /** This record, and with it every one before, stood in the trail. */
        CHECKPOINT,
        /** Everything up to this record was removed because its retention was over; the trail begins after it. */
        ANCHOR,
        /** Another key signs from here on. */
        KEY
    }

    public Statement {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(keyId, "keyId");
        if ((newKey != null) != (kind == Kind.KEY)) {
            throw new IllegalArgumentException("a key is named where, and only where, it changes");
        }
        if (newKey != null) {
            Objects.requireNonNull(VerifyingKey.of(newKey), "newKey");
        }
    }

    String text() {
        Map<String, Object> statement = new TreeMap<>();
        statement.put("kind", kind.name().toLowerCase(Locale.ROOT));
        statement.put("number", number);
        statement.put("previous", previous);
        statement.put("sequence", record.sequence());
        statement.put("hash", record.hash());
        statement.put("at", at.toString());
        statement.put("keyId", keyId);
        if (newKey != null) {
            statement.put("newKey", newKey);
        }
        return CanonicalJson.of(statement);
    }

    static Statement of(JsonNode json) {
        try {
            return new Statement(
                    Kind.valueOf(json.path("kind").asText().toUpperCase(Locale.ROOT)),
                    json.path("number").asLong(),
                    json.path("previous").asText(),
                    new Link(json.path("sequence").asLong(), json.path("hash").asText()),
                    Instant.parse(json.path("at").asText()),
                    json.path("keyId").asText(),
                    json.has("newKey") ? json.path("newKey").asText() : null);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a statement", e);
        }
    }
}
