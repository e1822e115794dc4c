package io.cordon.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.SortedMap;

/** A short text that stands for a long one: who has the long one can tell whether it is still the same. */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 of the JSON value in its canonical form (RFC 8785), however it is spaced and ordered. */
    public static String ofJson(String json) {
        try {
            return CanonicalJson.hash(CanonicalJson.of(CanonicalJson.parse(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** SHA-256 of the names and values. */
    public static String of(SortedMap<String, String> values) {
        return CanonicalJson.hash(CanonicalJson.of(values));
    }
}
