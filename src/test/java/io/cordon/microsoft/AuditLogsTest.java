package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cordon.simulator.SimulatedTenant;
import io.cordon.testing.Simulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory's log tells who changed an account, or throws: an answer that cannot be read is never an empty log. */
class AuditLogsTest {
    private static final String VICTIM = "victime.hameconnee@hopital.example";

    private static SimulatedTenant tenant;
    private static Simulator simulator;

    private AuditLogs logs;

    @BeforeAll
    static void open() {
        tenant = SimulatedTenant.start(
                new SimulatedTenant.Options(0, Path.of("target/graph-traffic-audits.jsonl"), InstantSource.system()));
        simulator = new Simulator(URI.create(tenant.exchangeUrl()));
    }

    @AfterAll
    static void close() {
        tenant.close();
    }

    /** Clients of its own, since five requests in ten seconds is all that one may make. */
    @BeforeEach
    void begin() throws IOException {
        simulator.reset();
        simulator.change(VICTIM, Map.of("properties", Map.of("accountEnabled", false)));
        simulator.enable(VICTIM, Map.of("app", "Gestion des arrivées"));
        Connection connection = new Connection(
                "hopital",
                tenant.tenantId(),
                tenant.clientId(),
                new Connection.Credential.Secret(tenant.clientSecret()),
                Cloud.GLOBAL,
                URI.create(tenant.graphUrl()),
                URI.create(tenant.exchangeUrl()),
                URI.create(tenant.authority()),
                Files.readString(Simulator.CERTIFICATE));
        logs = new AuditLogs(new Clients(connection, InstantSource.system())
                .reader(Priority.LOW)
                .graph());
    }

    @Test
    void whoEnabledAnAccountAndWhenIsRead() {
        List<AuditLogs.Change> changes = logs.changes(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.enabled()).isTrue();
            assertThat(change.targets())
                    .containsExactly(simulator.user(VICTIM).path("id").asText());
            assertThat(change.application().name()).isEqualTo("Gestion des arrivées");
            assertThat(change.person()).isNull();
        });
        assertThat(simulator.ledger().getLast().url()).contains("activityDateTime");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"malformed", "html", "empty", "truncated", "nul-gzip", "bare", "loop", "foreign", "many", "huge"
            })
    void anAnswerThatCannotBeReadIsNoEmptyLog(String body) {
        fails(Map.of("body", body));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500, 503})
    void aRefusalIsNoEmptyLog(int status) {
        fails(Map.of("status", status));
    }

    @Test
    void aLostAnswerIsNoEmptyLog() {
        fails(Map.of("drop", true));
    }

    private void fails(Map<String, Object> what) {
        Map<String, Object> fault = new HashMap<>(what);
        fault.put("operation", "directoryaudits.list");
        fault.put("times", 0);
        simulator.faults(fault);
        assertThat(catchThrowable(() -> logs.changes(Instant.now().minus(Duration.ofMinutes(5)))))
                .isInstanceOf(MicrosoftException.class);
    }
}
