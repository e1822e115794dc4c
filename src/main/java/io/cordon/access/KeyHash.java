package io.cordon.access;

import io.cordon.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An API key as Cordon knows it: HMAC-SHA-256 of the key with a secret that is not kept with the hashes. A key has 256 random bits, so that nobody
 * guesses it; whoever gets hold of the hashes alone cannot even try. Before the hash stands which secret made it.
 */
record KeyHash(String madeWith, String hex) {
    private static final Pattern TEXT = Pattern.compile("hmac-sha256:([0-9a-f]{8}):([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NAME_DIGITS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new key. What it begins with lets those who look for leaked secrets find it. */
    static String randomKey() {
        return "cordon_" + randomText();
    }

    /** 256 random bits. */
    static String randomText() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static KeyHash of(String key, Secret secret) {
        return new KeyHash(name(secret), hmac(secret, "key:" + key));
    }

    /** @throws IllegalArgumentException without the text, which may be the key itself */
    static KeyHash parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("hash must be as new-key has printed it, not the key itself");
        }
        return new KeyHash(parts.group(1), parts.group(2));
    }

    /** Takes the same time for a wrong key as for a right one. */
    boolean isOf(KeyHash presented) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), presented.hex.getBytes(StandardCharsets.US_ASCII));
    }

    boolean isMadeWith(Secret secret) {
        return madeWith.equals(name(secret));
    }

    private static String name(Secret secret) {
        return hmac(secret, "name").substring(0, NAME_DIGITS);
    }

    private static String hmac(Secret secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    @Override
    public String toString() {
        return "hmac-sha256:" + madeWith + ":" + hex;
    }
}
