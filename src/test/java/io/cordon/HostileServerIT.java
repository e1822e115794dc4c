package io.cordon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.PackagedCordon;
import io.cordon.testing.Simulator;
import io.cordon.testing.SimulatorProcess;
import io.cordon.testing.TestAuthority;
import io.cordon.testing.TlsTrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged application against servers that cannot prove who they are, and against bodies made to exhaust it. */
@Tag("long")
class HostileServerIT {
    private static final String VICTIM = "victime.hameconnee@hopital.example";
    private static final Path DIRECTORY =
            Path.of("target/hostile/" + UUID.randomUUID()).toAbsolutePath();

    private static SimulatorProcess simulator;
    private static TestAuthority authority;

    @BeforeAll
    static void start() {
        simulator = new SimulatorProcess(
                Path.of("target/graph-traffic-hostile.jsonl").toAbsolutePath());
        authority = new TestAuthority(DIRECTORY.resolve("tls"));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void aServerWithAValidCertificateIsTalkedTo() {
        try (TlsTrap trap = TlsTrap.with(authority.signed("valid", "localhost", "-1d", 30))) {
            refusal(trap);

            assertThat(trap.told()).containsIgnoringCase("authorization: Bearer ");
        }
    }

    @Test
    void anExpiredCertificateGetsNoToken() {
        try (TlsTrap trap = TlsTrap.with(authority.signed("expired", "localhost", "-30d", 10))) {
            tellsNothing(trap);
        }
    }

    @Test
    void aCertificateOfAnotherHostGetsNoToken() {
        try (TlsTrap trap = TlsTrap.with(authority.signed("other", "graph.boite-externe.example", "-1d", 30))) {
            tellsNothing(trap);
        }
    }

    @Test
    void aCertificateThatNobodySignedGetsNoToken() {
        try (TlsTrap trap = TlsTrap.with(authority.selfSigned("self", "localhost"))) {
            tellsNothing(trap);
        }
    }

    @Test
    void aHandshakeThatIsCutOffGetsNoToken() {
        try (TlsTrap trap = TlsTrap.droppingHandshakes()) {
            tellsNothing(trap);
        }
    }

    private static void tellsNothing(TlsTrap trap) {
        String log = refusal(trap);

        assertThat(trap.callers()).isPositive();
        assertThat(trap.told()).isEmpty();
        assertThat(log).doesNotContain("Bearer").doesNotContain("eyJ");
    }

    /** Asks Cordon, whose tokens are good and whose Graph is the trap; its log. */
    private static String refusal(TlsTrap trap) {
        Map<String, String> environment = new HashMap<>(simulator.environment());
        environment.put("CORDON_TENANTS_HOPITAL_GRAPH_URL", "https://localhost:" + trap.port() + "/v1.0");
        environment.put("CORDON_TENANTS_HOPITAL_TRUSTED_CERTIFICATES", trusted().toString());
        try (PackagedCordon cordon =
                new PackagedCordon(DIRECTORY.resolve("cordon-" + trap.port()), environment).ready()) {
            Caller.Answer answer = cordon.caller().post("/v1/containments", Map.of("user", VICTIM));
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.json().path("code").asText()).isEqualTo("microsoft-unavailable");
            return cordon.log();
        }
    }

    private static Path trusted() {
        try {
            return Files.writeString(
                    DIRECTORY.resolve("trusted.pem"),
                    Files.readString(Simulator.CERTIFICATE) + Files.readString(authority.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bodiesOfAHundredMegabytesAndOfAMillionItemsFitIntoNoHeapOf512AndAreNotClean() {
        Simulator tenant = simulator.simulator();
        tenant.reset();
        try (PackagedCordon cordon =
                new PackagedCordon(DIRECTORY.resolve("cordon-huge"), simulator.environment()).ready()) {
            tenant.faults(List.of(
                    Map.of("operation", "rules.list", "times", 0, "body", "huge"),
                    Map.of("operation", "exo.Get-InboxRule", "times", 0, "body", "million"),
                    Map.of("operation", "exo.Get-Mailbox", "times", 0, "body", "many")));
            List<String> ids = tenant.crowd(2).stream()
                    .map(user -> cordon.caller()
                            .post("/v1/containments", Map.of("user", user))
                            .json()
                            .path("id")
                            .asText())
                    .toList();
            for (String id : ids) {
                JsonNode containment = Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(
                                () -> cordon.caller()
                                        .get("/v1/containments/" + id)
                                        .json(),
                                one -> one.path("status").asText().equals("partial"));
                assertThat(containment.findValuesAsText("kind"))
                        .contains("not_checked")
                        .doesNotContain("inspected", "bug");
            }
            assertThat(cordon.log()).doesNotContain("OutOfMemoryError");
            tenant.noFaults();
            assertThat(cordon.caller()
                            .contain(Map.of("user", VICTIM))
                            .path("status")
                            .asText())
                    .isEqualTo("contained");
        }
    }
}
