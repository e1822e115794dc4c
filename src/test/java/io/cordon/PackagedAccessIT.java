package io.cordon;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.testing.Caller;
import io.cordon.testing.DatabaseDump;
import io.cordon.testing.Entra;
import io.cordon.testing.PackagedCordon;
import io.cordon.testing.SimulatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys as an operator makes, changes and revokes them; an issuer of tokens that is away; what the package refuses to start with. */
class PackagedAccessIT {
    private static final Pattern KEY = Pattern.compile("cordon_[A-Za-z0-9_-]{43}");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}");
    private static SimulatorProcess simulator;

    @BeforeAll
    static void startTenant() {
        simulator = new SimulatorProcess(
                Path.of("target/graph-traffic-packaged-access.jsonl").toAbsolutePath());
    }

    @AfterAll
    static void stopTenant() {
        simulator.close();
    }

    @Test
    void keysAreMadeChangedAndRevokedWithoutARestartWhileTheIssuerOfTokensIsAway() throws Exception {
        Path directory = directory();
        Path config = Files.createDirectories(directory.resolve("config"));
        Map<String, String> environment = new HashMap<>(simulator.environment());
        environment.remove("CORDON_ACCESS_KEYS");
        environment.remove("CORDON_ACCESS_SECRET");
        String first = newKey(directory, config, "--name", "soar", "--roles", "contain,inspect");
        Files.writeString(directory.resolve("client-secret"), simulator.clientSecret() + "\n");
        environment.remove("CORDON_TENANTS_HOPITAL_CLIENT_SECRET");
        environment.put(
                "CORDON_TENANTS_HOPITAL_CLIENT_SECRET_FILE",
                directory.resolve("client-secret").toString());
        environment.put("CORDON_ACCESS_FAILURES_PER_MINUTE", "12");
        environment.put("CORDON_OIDC_TENANT", Entra.TENANT);
        environment.put("CORDON_OIDC_CLIENT_ID", Entra.API);
        environment.put("CORDON_OIDC_AUTHORITY", "http://localhost:1");
        try (PackagedCordon cordon = new PackagedCordon(directory, environment).ready()) {
            assertThat(cordon.with(first).get("/v1/catalog").status()).isEqualTo(200);
            assertThat(cordon.with(first)
                            .contain(Map.of("user", "victime.hameconnee@hopital.example"))
                            .path("status")
                            .asText())
                    .isEqualTo("contained");
            String token = Entra.application("contain").signed();
            assertThat(cordon.withToken(token).get("/v1/catalog").status())
                    .as("its key cannot be had")
                    .isEqualTo(401);

            String second = newKey(directory, config, "--name", "soar", "--roles", "inspect");
            awaitStatus(cordon.with(second), 200);
            assertThat(cordon.with(first).get("/v1/catalog").status()).isEqualTo(200);
            assertThat(cordon.with(second)
                            .post("/v1/containments", Map.of("user", "a@hopital.example"))
                            .status())
                    .isEqualTo(403);

            Path file = config.resolve("api-keys.yaml");
            List<String> lines = Files.readAllLines(file);
            Files.writeString(file, lines.getLast() + "\n");
            awaitStatus(cordon.with(first), 401);
            assertThat(cordon.with(second).get("/v1/catalog").status()).isEqualTo(200);

            int tries = 0;
            while (cordon.stranger().get("/v1/catalog").status() == 401) {
                assertThat(++tries).isLessThan(20);
            }
            Caller.Answer refused = cordon.stranger().get("/v1/catalog");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("code").asText()).isEqualTo("rate-limited");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            assertThat(cordon.with(second).get("/v1/catalog").status())
                    .as("nobody locks another one out")
                    .isEqualTo(200);

            String secret = Files.readString(config.resolve("api-keys.secret")).strip();
            String dump = DatabaseDump.of(directory);
            assertThat(dump).contains("unauthenticated", "rate-limited", "not-authorised");
            for (String output : List.of(cordon.log(), dump, Files.readString(file))) {
                assertThat(output).doesNotContain(first, second, secret, simulator.clientSecret());
                assertThat(TOKEN.matcher(output).find()).as("a token").isFalse();
            }
        }
    }

    private static void awaitStatus(Caller caller, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> caller.get("/v1/catalog").status() == status);
    }

    private static String newKey(Path directory, Path config, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString(),
                "new-key"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CORDON_"));
        Process process = builder.start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        assertThat(line).as(told).hasLineCount(1);
        Files.writeString(config.resolve("api-keys.yaml"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Matcher key = KEY.matcher(told);
        assertThat(key.find()).as(told).isTrue();
        return key.group();
    }

    @Test
    void doesNotListenInClearBeyondThisMachineWithoutAWord() {
        Map<String, String> environment = new HashMap<>(simulator.environment());
        environment.put("CORDON_HTTP_HOST", "0.0.0.0");
        try (PackagedCordon cordon = new PackagedCordon(directory(), environment)) {
            assertThat(cordon.exitCode(60)).isNotZero();
            assertThat(cordon.log()).contains("CORDON_HTTP_PLAIN").doesNotContain(simulator.clientSecret());
        }
    }

    private static Path directory() {
        try {
            return Files.createDirectories(
                    Path.of("target/packaged/" + UUID.randomUUID()).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
