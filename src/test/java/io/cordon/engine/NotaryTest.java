package io.cordon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.audit.AuditConfig;
import io.cordon.audit.Event;
import io.cordon.audit.KeyFile;
import io.cordon.audit.SigningKey;
import io.cordon.store.AuditStatements;
import io.cordon.store.AuditTrail;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class NotaryTest {
    private static final Path OWN = Path.of("target/data/audit-key.pem");

    @Inject
    AuditStatements statements;

    @Inject
    AuditTrail trail;

    @TempDir
    Path directory;

    @Test
    void aKeyThatCannotSignStopsTheStart() throws IOException {
        Path bad = Files.writeString(
                directory.resolve("bad.pem"), SigningKey.generate().pem().replaceAll("[A-Z]{2}", "zz"));
        for (Path file : new Path[] {bad, directory.resolve("absent.pem"), directory}) {
            assertThatThrownBy(() -> notary(Map.of("key", file.toString())).start(null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Cordon does not start: cordon.audit.key names a file")
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void aRetentionThatIsTooShortStopsTheStart() {
        assertThatThrownBy(() -> notary(Map.of("retention-months", "5")).start(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cordon.audit.retention-months is 5");
    }

    @Test
    void aKeyIsMadeForItsOwnerAloneAndUsedAgain() throws IOException {
        Path file = directory.resolve("new/key.pem");
        SigningKey made = KeyFile.readOrMake(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.readOrMake(file).verifying().id())
                .isEqualTo(made.verifying().id());
    }

    @Test
    void aChangedKeyTakesOverAndOneThatNobodyConfiguredDoesNot() throws IOException {
        trail.append(Event.of(Event.Kind.WATCHED, "x"));
        Notary app = notary(Map.of("key", OWN.toString()));
        app.start(null);
        app.sign();
        String before = statements.currentKey().orElseThrow();

        Notary replica = notary(Map.of()); // with a key of its own making
        replica.start(null);
        trail.append(Event.of(Event.Kind.WATCHED, "x"));
        assertThat(statements.currentKey()).hasValue(before);
        assertThat(replica.sign()).isFalse();

        Path next = directory.resolve("next.pem");
        SigningKey key = KeyFile.readOrMake(next);
        notary(Map.of("key", next.toString(), "previous-key", OWN.toString())).start(null);
        assertThat(statements.currentKey()).hasValue(key.verifying().id());

        notary(Map.of("key", OWN.toString(), "previous-key", next.toString())).start(null);
        assertThat(statements.currentKey()).hasValue(before);
    }

    @Test
    void aContainmentsEndIsSignedSoonAndAnythingElseWithinAMinute() {
        Notary notary = notary(Map.of("key", OWN.toString()));
        notary.start(null);
        notary.sign();
        trail.append(Event.of(Event.Kind.WATCHED, "x"));
        notary.look();
        assertThat(statements.unsigned().records()).isEqualTo(1);
        for (int i = 1; i < 30; i++) {
            notary.look();
        }
        assertThat(statements.unsigned().records()).isZero();

        trail.append(Event.of(Event.Kind.CONCLUDED, Event.CORDON));
        notary.look();
        assertThat(statements.unsigned().records()).isZero();
    }

    private Notary notary(Map<String, String> properties) {
        Map<String, String> named = new HashMap<>();
        properties.forEach((name, value) -> named.put("cordon.audit." + name, value));
        AuditConfig config = new SmallRyeConfigBuilder()
                .withMapping(AuditConfig.class)
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(AuditConfig.class);
        return new Notary(config, statements, directory, InstantSource.fixed(Instant.parse("2026-11-27T12:00:00Z")));
    }
}
