package io.cordon.access;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys that callers present, known by their hashes only. In development one is made at start, and printed. */
@Singleton
public final class ApiKeys {
    /** The caller's name of the key that development mode makes. */
    public static final String DEVELOPMENT = "development";

    private static final int HASH_BYTES = 32;
    private static final int KEY_BYTES = 24;

    private final Map<String, byte[]> hashes = new TreeMap<>();
    private final Optional<String> development;

    ApiKeys(AccessConfig config) {
        config.keys().forEach((caller, hash) -> hashes.put(caller, parsed(caller, hash)));
        development = LaunchMode.current() == LaunchMode.DEVELOPMENT ? Optional.of(random()) : Optional.empty();
        development.ifPresent(key -> hashes.put(DEVELOPMENT, hash(key)));
    }

    /** The key that development mode made; empty in any other mode. */
    public Optional<String> development() {
        return development;
    }

    /** Whether there is a key at all. */
    public boolean none() {
        return hashes.isEmpty();
    }

    /** The caller whose key this is. Takes the same time for a wrong key as for a right one. */
    Optional<String> callerOf(String key) {
        byte[] presented = hash(key);
        String caller = null;
        for (Map.Entry<String, byte[]> known : hashes.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), presented)) {
                caller = known.getKey();
            }
        }
        return Optional.ofNullable(caller);
    }

    private static byte[] parsed(String caller, String hash) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hash.strip());
            if (bytes.length == HASH_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // told below, without repeating the value: it may be the key itself
        }
        throw new IllegalStateException(
                "cordon.access.keys." + caller + " must be a SHA-256 hash: 64 hexadecimal digits, not the key itself");
    }

    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
