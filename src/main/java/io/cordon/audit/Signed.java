package io.cordon.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A statement with its signature.
 *
 * @param text the statement's canonical JSON, which is what was signed
 * @param signature in Base64
 */
public record Signed(Statement statement, String text, String signature) {

    /** From its stored parts, or from a line's. Throws {@link IllegalArgumentException} if they are not a statement. */
    public static Signed of(String text, String signature) {
        try {
            return new Signed(Statement.of(CanonicalJson.parse(text)), text, signature);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a statement", e);
        }
    }

    /** From a line of an export. Throws {@link IllegalArgumentException} if it is none. */
    public static Signed ofLine(String line) {
        try {
            JsonNode json = CanonicalJson.parse(line);
            if (json == null || json.size() != 2 || !json.path("statement").isObject()) {
                throw new IllegalArgumentException("not a signed statement");
            }
            return of(
                    CanonicalJson.of(json.path("statement")),
                    json.path("signature").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a signed statement", e);
        }
    }

    /** Of the statement; the next one has it. */
    public String hash() {
        return CanonicalJson.hash(text);
    }

    /** The key that signs what follows. */
    public String nextKeyId() {
        return statement.newKey() == null
                ? statement.keyId()
                : VerifyingKey.of(statement.newKey()).id();
    }

    /** As it is exported: a line of JSON. */
    public String line() {
        return "{\"signature\":\"" + signature + "\",\"statement\":" + text + "}";
    }
}
