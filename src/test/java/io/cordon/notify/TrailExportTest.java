package io.cordon.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.audit.AuditConfig;
import io.cordon.audit.Event;
import io.cordon.audit.Ocsf;
import io.cordon.audit.Signed;
import io.cordon.engine.Notary;
import io.cordon.store.AuditStatements;
import io.cordon.store.AuditTrail;
import io.cordon.store.ExportCursors;
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
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class TrailExportTest {
    private static final Path CERTIFICATE = Path.of("src/main/resources/simulator/simulator.pem");

    @Inject
    AuditTrail trail;

    @Inject
    AuditStatements statements;

    @Inject
    ExportCursors cursors;

    @Inject
    Ocsf ocsf;

    @Inject
    Notary notary;

    @TempDir
    Path directory;

    @Test
    void filesGetEveryCheckpointAndRecordOnceAcrossRestarts() throws IOException {
        Path checkpoints = directory.resolve("checkpoints.jsonl");
        Path records = directory.resolve("records.jsonl");
        Map<String, String> config =
                Map.of("checkpoints-file", checkpoints.toString(), "records-file", records.toString());
        happen();
        export(config).run();
        Files.writeString(
                checkpoints, "{\"signature\":\"half a li", StandardOpenOption.APPEND); // a crash in the middle
        happen();
        export(config).run();
        export(config).run();

        assertThat(Files.readAllLines(checkpoints))
                .isEqualTo(
                        statements.after(0, 10_000).stream().map(Signed::line).toList());
        assertThat(Files.readAllLines(records))
                .isEqualTo(trail.after(0, 100_000).stream().map(ocsf::event).toList());
    }

    @Test
    void aReceiverGetsCheckpointsAndRecordsOverTlsAndOnlyOnce() throws Exception {
        try (SyslogReceiver receiver = SyslogReceiver.tls()) {
            Map<String, String> config = Map.of(
                    "syslog",
                    "tls://localhost:" + receiver.port(),
                    "syslog-records",
                    "true",
                    "syslog-trusted-certificates",
                    CERTIFICATE.toString());
            happen();
            export(config).run();
            export(config).run(); // another replica, or after a restart
            Signed last = statements.after(0, 10_000).getLast();
            long records = trail.head().sequence();

            receiver.await(messages -> messages.stream().anyMatch(message -> message.endsWith(last.line()))
                    && messages.stream().anyMatch(message -> message.contains("\"sequence\":" + records + ",")));
            assertThat(receiver.messages()).doesNotHaveDuplicates();
            assertThat(receiver.messages())
                    .allSatisfy(message -> assertThat(message)
                            .matches("(?s)<109>1 \\S+ \\S+ cordon \\S+ (checkpoint|record) \\[cordon@32473 .*] .*")
                            .hasLineCount(1));
            assertThat(receiver.messages())
                    .as("octets are counted, not characters")
                    .anyMatch(message -> message.contains("é"));
        }
    }

    @Test
    void aReceiverWithAnotherCertificateGetsNothing() throws Exception {
        try (SyslogReceiver receiver = SyslogReceiver.tls()) {
            happen();
            export(Map.of("syslog", "tls://localhost:" + receiver.port())).run();

            assertThat(receiver.messages()).isEmpty();
        }
    }

    @Test
    void aReceiverThatIsAwayMissesNothing() throws Exception {
        int port;
        try (SyslogReceiver receiver = SyslogReceiver.plain(0)) {
            port = receiver.port();
        }
        Map<String, String> config = Map.of("syslog", "tcp://127.0.0.1:" + port);
        happen();
        TrailExport export = export(config);
        export.run(); // nobody is there
        happen();
        try (SyslogReceiver receiver = SyslogReceiver.plain(port)) {
            export.run(); // a pause after the failure
            export.run();
            List<Signed> all = statements.after(0, 10_000);

            receiver.await(messages -> messages.size() >= all.size());
            assertThat(receiver.messages()).hasSameSizeAs(all);
        }
    }

    @Test
    void anAddressThatIsNoReceiverStopsTheStart() {
        assertThatThrownBy(
                        () -> export(Map.of("syslog", "udp://siem.example:514")).check(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cordon.audit.syslog");
    }

    private void happen() {
        trail.append(Event.of(Event.Kind.WATCHED, "é").with("text", "<script>\u001b[2J"));
        assertThat(notary.sign()).isTrue();
    }

    private TrailExport export(Map<String, String> properties) {
        Map<String, String> named = new HashMap<>();
        properties.forEach((name, value) -> named.put("cordon.audit." + name, value));
        AuditConfig config = new SmallRyeConfigBuilder()
                .withMapping(AuditConfig.class)
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(AuditConfig.class);
        return new TrailExport(config, trail, statements, cursors, ocsf);
    }
}
