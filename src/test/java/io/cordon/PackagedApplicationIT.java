package io.cordon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.DatabaseDump;
import io.cordon.testing.Keys;
import io.cordon.testing.LeftOverDatabase;
import io.cordon.testing.PackagedCordon;
import io.cordon.testing.Postgres;
import io.cordon.testing.Simulator;
import io.cordon.testing.SimulatorProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged application, in a process of its own, against a simulated tenant in another. */
class PackagedApplicationIT {
    private static final String VICTIM = "victime.hameconnee@hopital.example";

    private static final Path TRAFFIC =
            Path.of("target/graph-traffic-packaged.jsonl").toAbsolutePath();

    private static SimulatorProcess simulator;
    private static Simulator tenant;

    @BeforeAll
    static void startTenant() {
        simulator = new SimulatorProcess(TRAFFIC);
        tenant = simulator.simulator();
    }

    @AfterAll
    static void stopTenant() {
        simulator.close();
    }

    @BeforeEach
    void reset() {
        tenant.reset();
    }

    @Test
    void containsAUserWithNothingButEnvironmentVariablesAndKeepsNoSecret() throws IOException {
        Path directory = directory();
        JsonNode containment;
        String page;
        String report;
        String listed;
        try (PackagedCordon cordon = new PackagedCordon(directory, simulator.environment()).ready()) {
            assertThat(cordon.stranger().get("/v1/containments").status()).isEqualTo(401);
            Awaitility.await("tokens and connections are made ready at start")
                    .until(() -> tenant.count("organization.get") > 0);
            containment = cordon.caller().contain(Map.of("user", VICTIM, "reason", "essai"));
            String address = "/v1/containments/" + containment.path("id").asText() + "/report";
            page = cordon.caller().get(address, "Accept", "text/html").text();
            report = cordon.caller().get(address).text();
            listed = cordon.caller().get("/v1/containments").text();
            assertThat(containment.path("status").asText())
                    .as(containment.toPrettyString())
                    .isEqualTo("contained");
            assertThat(page).contains("<html lang=\"fr\"").contains("SIMULATION");
            assertThat(tenant.user(VICTIM).path("accountEnabled").asBoolean()).isFalse();
            assertKeepsNoSecret(
                    directory,
                    cordon.log(),
                    containment.toString(),
                    page,
                    report,
                    listed,
                    DatabaseDump.of(directory),
                    Files.readString(TRAFFIC));
        }
        assertKeepsNoSecret(directory, page);
    }

    @Test
    void doesNothingWhileTheDatabaseIsAway() {
        Postgres database = new Postgres();
        Map<String, String> environment = new HashMap<>(simulator.environment());
        environment.put("CORDON_DB_URL", database.url());
        try (PackagedCordon cordon = new PackagedCordon(directory(), environment).ready()) {
            assertThat(cordon.caller().get("/v1/containments").status()).isEqualTo(200);
            database.close();
            Instant asked = Instant.now();
            Caller.Answer answer = cordon.caller().post("/v1/containments", Map.of("user", VICTIM));
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.json().path("code").asText()).isEqualTo("store-unavailable");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(tenant.changes()).isEmpty();
            assertThat(tenant.ledger().stream().map(Simulator.Entry::method)).doesNotContain("PATCH");
        }
    }

    @Test
    void staysStoppedThroughAKillThenGoesOnAndDoesNotResetThePasswordTwice() {
        Path directory = directory();
        String id;
        try (PackagedCordon cordon = new PackagedCordon(directory, simulator.environment()).ready()) {
            tenant.latency(400);
            id = cordon.caller()
                    .post("/v1/containments", Map.of("user", VICTIM))
                    .json()
                    .path("id")
                    .asText();
            Awaitility.await().until(() -> tenant.count("user.patch.passwordProfile") > 0);
            cordon.caller().post("/v1/stop", Map.of("reason", "exercice"));
            cordon.kill();
        }
        tenant.latency(0);
        try (PackagedCordon cordon = new PackagedCordon(directory, simulator.environment()).ready()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> cordon.caller()
                            .get("/v1/containments/" + id)
                            .json()
                            .path("status")
                            .asText()
                            .equals("stopped"));
            assertThat(tenant.changes()).doesNotContain("rule.patch", "exo.Set-Mailbox");
            cordon.caller().send("DELETE", "/v1/stop", "", "application/json");
            JsonNode containment = cordon.caller().ended(id);
            assertThat(containment.path("status").asText())
                    .as(containment.toPrettyString())
                    .isEqualTo("contained");
            assertThat(tenant.count("user.patch.passwordProfile")).isEqualTo(1);
            assertThat(verifyAudit(cordon.caller(), directory)).startsWith("Sound: records 1 to ");
        } finally {
            LeftOverDatabase.stop(directory);
        }
    }

    @Test
    void refusesToStartWithoutATenantAndNamesTheProperty() {
        try (PackagedCordon cordon = new PackagedCordon(directory(), Map.of())) {
            assertThat(cordon.exitCode(60)).isNotZero();
            assertThat(cordon.log()).contains("cordon.tenants has no tenant");
        }
    }

    @Test
    void refusesToStartWithASimulatedTenantAndNamesTheProperty() {
        Map<String, String> environment = new HashMap<>(simulator.environment());
        environment.remove("CORDON_ALLOW_SIMULATED_TENANTS");
        try (PackagedCordon cordon = new PackagedCordon(directory(), environment)) {
            assertThat(cordon.exitCode(60)).isNotZero();
            assertThat(cordon.log()).contains("cordon.tenants.hopital.simulated is true");
        }
    }

    @Test
    void judgesExportsAsACommand() throws IOException, InterruptedException {
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar",
                        "assess")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = command.getOutputStream()) {
            in.write("""
                {"id": "1", "kind": "messageRule", "object": {"displayName": ".", "conditions": {"subjectContains": ["facture"]}, "actions": {"delete": true}}}
                not JSON
                {"id": "2", "kind": "messageRule", "object": {"displayName": "Lettres", "conditions": {"senderContains": ["newsletter@"]}, "actions": {"delete": true}}}
                """.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(command.waitFor()).isZero();
        assertThat(out.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"id\":\"1\",\"severity\":\"malicious\"", "topic.finance"),
                        line -> assertThat(line).contains("\"code\":\"malformed-json\""),
                        line -> assertThat(line).contains("\"id\":\"2\",\"severity\":\"benign\""));
    }

    /** What the package's own command says of the trail that Cordon exports. */
    private static String verifyAudit(Caller caller, Path directory) {
        try {
            Path key = Files.writeString(
                    directory.resolve("public.pem"), caller.get("/v1/audit/key").text());
            Path checkpoints = Files.writeString(
                    directory.resolve("checkpoints.jsonl"),
                    caller.get("/v1/audit/checkpoints").text());
            Path trail = Files.writeString(
                    directory.resolve("trail.jsonl"), caller.get("/v1/audit").text());
            Process command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            "target/quarkus-app/quarkus-run.jar",
                            "verify-audit",
                            "--trail",
                            trail.toString(),
                            "--checkpoints",
                            checkpoints.toString(),
                            "--key",
                            key.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(command.waitFor()).as(out).isZero();
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePackageHasNeitherWireMockNorTheSimulator() throws IOException {
        Path application = Path.of("target/quarkus-app");
        try (Stream<Path> files = Files.walk(application)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            assertThat(jars).hasSizeGreaterThan(50);
            for (Path jar : jars) {
                try (JarFile opened = new JarFile(jar.toFile())) {
                    assertThat(opened.stream().map(entry -> entry.getName()))
                            .as(jar.toString())
                            .noneMatch(name -> name.startsWith("io/cordon/simulator")
                                    || name.startsWith("simulator/")
                                    || name.contains("wiremock"));
                }
            }
        }
    }

    /** Neither the new password, which only the simulator saw, nor the client secret, nor a token, nor the caller's key. */
    private static void assertKeepsNoSecret(Path directory, String... texts) throws IOException {
        List<String> secrets =
                new ArrayList<>(List.of(simulator.clientSecret(), Caller.KEY, Keys.secret(), "Bearer ey"));
        tenant.user(VICTIM).path("passwordsSet").forEach(password -> secrets.add(password.asText()));
        assertThat(secrets).as("the simulator has seen a password").hasSize(5);
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain("PRIVATE KEY"));
        for (String secret : secrets) {
            for (String text : texts) {
                assertThat(text).doesNotContain(secret);
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(contains(file, secret))
                            .as(file + " contains a secret")
                            .isFalse();
                }
            }
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        return Path.of("target/packaged/" + UUID.randomUUID()).toAbsolutePath();
    }
}
