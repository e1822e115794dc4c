package io.cordon.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.model.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are taken by their keyed hash, until their day, from their networks, and as the file has them at the moment. */
class ApiKeysTest {
    private static final InetAddress INSIDE = InetAddress.ofLiteral("10.1.2.3");
    private static final InetAddress OUTSIDE = InetAddress.ofLiteral("192.0.2.7");
    private static final Secret SECRET = new Secret("a-secret-of-this-test-and-of-nothing-else");

    @TempDir
    Path directory;

    private Path file;
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");
    private final InstantSource clock = () -> now;

    @BeforeEach
    void name() {
        file = directory.resolve("api-keys.yaml");
    }

    @Test
    void aKeyIsItsCallerInItsRolesAndAnotherTextIsNobody() throws IOException {
        Files.writeString(file, line("soar", "[contain, inspect]", "2027-06-30", "", "k1"));
        ApiKeys keys = keys();
        assertThat(keys.find("k1", INSIDE)).hasValueSatisfying(key -> {
            assertThat(key.name()).isEqualTo("soar");
            assertThat(key.roles()).containsExactlyInAnyOrder("contain", "inspect");
        });
        assertThat(keys.find("k2", INSIDE)).isEmpty();
        assertThat(keys.find("", INSIDE)).isEmpty();
    }

    @Test
    void aKeyEndsWithItsDay() throws IOException {
        Files.writeString(file, line("soar", "[contain]", "2026-11-30", "", "k1"));
        ApiKeys keys = keys();
        now = Instant.parse("2026-11-30T23:59:59Z");
        assertThat(keys.find("k1", INSIDE)).isPresent();
        now = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(keys.find("k1", INSIDE)).isEmpty();
    }

    @Test
    void aKeyIsTakenFromItsNetworksOnly() throws IOException {
        Files.writeString(
                file, line("soar", "[contain]", "2027-06-30", "networks: [10.0.0.0/8, \"2001:db8::/32\"], ", "k1"));
        ApiKeys keys = keys();
        assertThat(keys.find("k1", INSIDE)).isPresent();
        assertThat(keys.find("k1", InetAddress.ofLiteral("::ffff:10.9.9.9"))).isPresent();
        assertThat(keys.find("k1", InetAddress.ofLiteral("2001:db8:5::1"))).isPresent();
        assertThat(keys.find("k1", OUTSIDE)).isEmpty();
        assertThat(keys.find("k1", InetAddress.ofLiteral("2001:db9::1"))).isEmpty();
    }

    @Test
    void aCallerHasTwoKeysWhileItChangesThemAndNoneThatWasTakenOut() throws IOException {
        String old = line("soar", "[contain]", "2027-06-30", "", "old");
        Files.writeString(file, old);
        ApiKeys keys = keys();
        Files.writeString(file, old + line("soar", "[contain]", "2028-06-30", "", "new"));
        now = now.plus(Duration.ofSeconds(2));
        assertThat(keys.find("old", INSIDE)).isPresent();
        assertThat(keys.find("new", INSIDE)).isPresent();
        Files.writeString(file, line("soar", "[contain]", "2028-06-30", "", "new"));
        now = now.plus(Duration.ofSeconds(2));
        assertThat(keys.find("old", INSIDE)).isEmpty();
        assertThat(keys.find("new", INSIDE)).isPresent();
    }

    @Test
    void aFileThatCannotBeReadLeavesTheKeysAsTheyWere() throws IOException {
        String good = line("soar", "[contain]", "2027-06-30", "", "k1");
        Files.writeString(file, good);
        ApiKeys keys = keys();
        for (String broken : List.of("- {name: soar", "soar: yes", line("soar", "[root]", "2027-06-30", "", "k2"))) {
            Files.writeString(file, broken);
            now = now.plus(Duration.ofSeconds(2));
            assertThat(keys.find("k1", INSIDE)).as(broken).isPresent();
            assertThat(keys.find("k2", INSIDE)).as(broken).isEmpty();
        }
        Files.delete(file);
        now = now.plus(Duration.ofSeconds(2));
        assertThat(keys.find("k1", INSIDE)).isPresent();
    }

    @Test
    void nothingStartsWithABrokenFileAndTheKeyItselfIsNotRepeated() throws IOException {
        for (String broken : List.of(
                "- {name: Soar!, roles: [contain], expires: 2027-06-30, hash: \"" + hash("k1") + "\"}",
                "- {name: soar, roles: [], expires: 2027-06-30, hash: \"" + hash("k1") + "\"}",
                "- {name: soar, roles: [root], expires: 2027-06-30, hash: \"" + hash("k1") + "\"}",
                "- {name: soar, roles: [contain], expires: soon, hash: \"" + hash("k1") + "\"}",
                "- {name: soar, roles: [contain], hash: \"" + hash("k1") + "\"}",
                "- {name: soar, roles: [contain], expires: 2027-06-30, networks: [everywhere], hash: \"" + hash("k1")
                        + "\"}",
                "- {name: soar, roles: [contain], expires: 2027-06-30, networks: [10.0.0.1/8], hash: \"" + hash("k1")
                        + "\"}",
                "- {name: soar, roles: [contain], expires: 2027-06-30, hash: the-key-itself}",
                "- {name: soar, admin: true}",
                "soar: {}",
                "- {name: [")) {
            Files.writeString(file, broken);
            assertThatThrownBy(this::keys)
                    .as(broken)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cordon.access.keys")
                    .hasMessageNotContaining("the-key-itself");
        }
    }

    @Test
    void threeKeysOfOneCallerAreOneTooMany() throws IOException {
        String line = line("soar", "[contain]", "2027-06-30", "", "k1");
        Files.writeString(file, line + line + line);
        assertThatThrownBy(this::keys).hasMessageContaining("more than two keys of soar");
    }

    @Test
    void aWeakSecretIsRefusedByNameAndKeysWithoutOneAreAswell() throws IOException {
        for (String weak : List.of("short", "a".repeat(64), "changemechangemechangemechangeme")) {
            assertThatThrownBy(() -> new ApiKeys(config(Optional.of(new Secret(weak))), clock))
                    .hasMessageContaining("cordon.access.secret")
                    .hasMessageNotContaining(weak);
        }
        Files.writeString(file, line("soar", "[contain]", "2027-06-30", "", "k1"));
        assertThatThrownBy(() -> new ApiKeys(config(Optional.empty()), clock))
                .hasMessageContaining("cordon.access.secret");
    }

    @Test
    void theCommandMakesAKeyThatIsTakenAndASecretThatOnlyItsOwnerReads() throws IOException {
        ByteArrayOutputStream forFile = new ByteArrayOutputStream();
        ByteArrayOutputStream forPerson = new ByteArrayOutputStream();
        System.setProperty("cordon.access.keys", file.toString());
        int code;
        try {
            code = NewKey.command(
                    List.of("--name", "soar", "--roles", "contain,inspect", "--networks", "10.0.0.0/8,2001:db8::/32"),
                    clock,
                    new PrintStream(forFile, true, StandardCharsets.UTF_8),
                    new PrintStream(forPerson, true, StandardCharsets.UTF_8));
        } finally {
            System.clearProperty("cordon.access.keys");
        }
        assertThat(code).isZero();
        String key = forPerson.toString(StandardCharsets.UTF_8).replaceAll("(?s).*(cordon_[A-Za-z0-9_-]{43}).*", "$1");
        assertThat(forFile.toString(StandardCharsets.UTF_8)).hasLineCount(1).doesNotContain(key);
        Files.write(file, forFile.toByteArray());
        Path secret = directory.resolve("api-keys.secret");
        assertThat(Files.getPosixFilePermissions(secret)).hasSize(2);

        ApiKeys keys = new ApiKeys(config(Optional.empty()), clock);
        assertThat(keys.find(key, INSIDE)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("soar");
            assertThat(found.roles()).containsExactlyInAnyOrder("contain", "inspect");
            assertThat(found.expires()).isEqualTo("2027-11-27");
        });
        assertThat(keys.find(key, OUTSIDE)).isEmpty();
    }

    private ApiKeys keys() {
        return new ApiKeys(config(Optional.of(SECRET)), clock);
    }

    private AccessConfig config(Optional<Secret> secret) {
        return new AccessConfig() {
            @Override
            public Path keys() {
                return file;
            }

            @Override
            public Optional<Secret> secret() {
                return secret;
            }

            @Override
            public Optional<List<String>> trustedProxies() {
                return Optional.empty();
            }

            @Override
            public int requestsPerMinute() {
                return 1;
            }

            @Override
            public int failuresPerMinute() {
                return 1;
            }
        };
    }

    private static String hash(String key) {
        return KeyHash.of(key, SECRET).toString();
    }

    private static String line(String name, String roles, String expires, String networks, String key) {
        return "- {name: %s, roles: %s, expires: %s, %shash: \"%s\"}%n"
                .formatted(name, roles, expires, networks, hash(key));
    }
}
