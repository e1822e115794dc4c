package io.cordon.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of the key that signs the trail: whoever has it can tell whether the trail is Cordon's own. */
public final class VerifyingKey {
    private static final int ID_BYTES = 8;

    private final PublicKey key;

    VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /** From a PEM file's text, or bare Base64. Throws {@link IllegalArgumentException} if it is not an Ed25519 public key. */
    public static VerifyingKey of(String text) {
        try {
            return new VerifyingKey(KeyFactory.getInstance(SigningKey.ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Pem.bytes(text, "PUBLIC KEY"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    /** The first 16 hexadecimal digits of the SHA-256 of the encoded key. */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** As a PEM file. */
    public String pem() {
        return Pem.text(key.getEncoded(), "PUBLIC KEY");
    }

    boolean verifies(String text, String signature) {
        try {
            Signature verification = Signature.getInstance(SigningKey.ALGORITHM);
            verification.initVerify(key);
            verification.update(text.getBytes(StandardCharsets.UTF_8));
            return verification.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false; // whatever is wrong with it, it is not a signature of this text
        }
    }
}
