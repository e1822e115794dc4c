package io.cordon.api;

import io.cordon.store.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The {@code Idempotency-Key} header, as a structured field's string in quotes or bare. Two bodies are the same if they ask for the same, however
 * they are spaced and ordered.
 */
final class RequestKey {
    private static final int LONGEST = 255;

    private RequestKey() {}

    /** @param request a record, whose text has every component */
    static Optional<IdempotencyKey> of(String caller, String header, Record request) {
        if (header == null) {
            return Optional.empty();
        }
        String key = header.strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new InvalidField("Idempotency-Key", "must be 1 to " + LONGEST + " printable ASCII characters");
        }
        return Optional.of(new IdempotencyKey(caller, key, sha256(request.toString())));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
