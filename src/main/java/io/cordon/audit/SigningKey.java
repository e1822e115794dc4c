package io.cordon.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The Ed25519 key (RFC 8032) that signs what the trail has come to. Never shown: its text says only which key it is. */
public final class SigningKey {
    static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final VerifyingKey verifying;

    private SigningKey(KeyPair pair) {
        this.key = pair.getPrivate();
        this.verifying = new VerifyingKey(pair.getPublic());
    }

    /** From the text of a PEM file with an unencrypted PKCS#8 key. Throws {@link IllegalArgumentException} if it is anything else. */
    public static SigningKey of(String pem) {
        try {
            PrivateKey read = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.bytes(pem, "PRIVATE KEY")));
            byte[] seed = ((EdECPrivateKey) read).getBytes().orElseThrow();
            SigningKey key = new SigningKey(pair(seed));
            String trial = "the public half belongs to the private one";
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(read);
            signature.update(trial.getBytes(StandardCharsets.UTF_8));
            if (!key.verifying.verifies(trial, Base64.getEncoder().encodeToString(signature.sign()))) {
                throw new IllegalStateException("the Java platform derives another public key");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 private key", e);
        }
    }

    /** A new one. */
    public static SigningKey generate() {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        try {
            return new SigningKey(pair(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Java derives the public half of an Ed25519 key only while it makes one: it is made again from the same seed. */
    private static KeyPair pair(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(255, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair();
    }

    /** Its public half. */
    public VerifyingKey verifying() {
        return verifying;
    }

    /** Its PEM file, for the one place where it is kept. */
    public String pem() {
        return Pem.text(key.getEncoded(), "PRIVATE KEY");
    }

    /** That this record, and with it every one before, stands in the trail. */
    public Signed checkpoint(Optional<Signed> last, Link record, Instant now) {
        return sign(Statement.Kind.CHECKPOINT, last, record, now, null);
    }

    /** That everything up to this record is removed because its retention is over. */
    public Signed anchor(Optional<Signed> last, Link record, Instant now) {
        return sign(Statement.Kind.ANCHOR, last, record, now, null);
    }

    /** That another key signs from here on; that key itself may say so if this one is lost, but must then be trusted by other means. */
    public Signed handOver(Optional<Signed> last, Link record, Instant now, VerifyingKey next) {
        return sign(Statement.Kind.KEY, last, record, now, next.base64());
    }

    private Signed sign(Statement.Kind kind, Optional<Signed> last, Link record, Instant now, String newKey) {
        return sign(new Statement(
                kind,
                last.map(before -> before.statement().number()).orElse(0L) + 1,
                last.map(Signed::hash).orElse(Link.BEGINNING.hash()),
                record,
                now,
                verifying.id(),
                newKey));
    }

    private Signed sign(Statement statement) {
        String text = statement.text();
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new Signed(statement, text, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // a key that has signed once can sign
        }
    }

    @Override
    public String toString() {
        return "Ed25519 key " + verifying.id();
    }
}
