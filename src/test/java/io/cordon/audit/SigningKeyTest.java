package io.cordon.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {

    /** RFC 8032, 7.1, TEST 1. */
    @Test
    void thePublicHalfIsTheOneOfTheStandardsExample() {
        byte[] pkcs8 = HexFormat.of()
                .parseHex("302e020100300506032b657004220420"
                        + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        SigningKey key = SigningKey.of(Pem.text(pkcs8, "PRIVATE KEY"));

        assertThat(HexFormat.of().formatHex(Pem.bytes(key.verifying().pem(), "PUBLIC KEY")))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void itIsTheSameAfterItWasKept() {
        SigningKey key = SigningKey.generate();
        Signed signed = SigningKey.of(key.pem()).checkpoint(Optional.empty(), Link.BEGINNING, Instant.EPOCH);

        assertThat(key.verifying().verifies(signed.text(), signed.signature())).isTrue();
        assertThat(key.verifying().verifies(signed.text() + " ", signed.signature()))
                .isFalse();
        assertThat(VerifyingKey.of(key.verifying().pem()).id())
                .isEqualTo(key.verifying().id());
        assertThat(key.toString())
                .doesNotContain(key.pem().lines().skip(1).findFirst().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"RSA, 1024", "EC, 256", "Ed448, 448", "X25519, 255"})
    void aKeyOfAnotherKindIsRefused(String algorithm, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        String pem = Pem.text(generator.generateKeyPair().getPrivate().getEncoded(), "PRIVATE KEY");

        assertThatThrownBy(() -> SigningKey.of(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an Ed25519 private key");
    }

    @Test
    void whatIsNotAKeyIsRefused() {
        String pem = SigningKey.generate().pem();
        for (String other : new String[] {
            "",
            "hello",
            pem.substring(0, 60),
            pem.replace("PRIVATE", "ENCRYPTED PRIVATE"),
            pem.replaceAll("[A-Z]{3}", "AAA")
        }) {
            assertThatThrownBy(() -> SigningKey.of(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
