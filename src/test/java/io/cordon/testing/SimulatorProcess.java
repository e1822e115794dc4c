package io.cordon.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** The simulated tenant in a process of its own, with nothing of Cordon on its class path. */
public final class SimulatorProcess implements AutoCloseable {
    private final JavaProcess process;
    private final JsonNode info;

    /** Without a record of the traffic. */
    public SimulatorProcess() {
        this("", Path.of("target/simulator-" + UUID.randomUUID() + ".log"));
    }

    public SimulatorProcess(Path traffic) {
        this(traffic.toString(), traffic.resolveSibling(traffic.getFileName() + ".log"));
    }

    private SimulatorProcess(String traffic, Path output) {
        String classes = Path.of("target/simulator").toAbsolutePath().toString();
        String libraries = JavaProcess.classPath(entry -> new File(entry)
                .getName()
                .matches("(wiremock|jackson-|jspecify|jakarta\\.|quarkus-arc|microprofile-).*\\.jar"));
        process = new JavaProcess(
                output,
                Path.of("."),
                Map.of(),
                "-Xmx1g", // it sends bodies of a hundred megabytes
                "-cp",
                classes + File.pathSeparator + libraries,
                "io.cordon.simulator.SimulatorMain",
                "--port",
                "0",
                "--traffic",
                traffic);
        try {
            info = new ObjectMapper().readTree(process.firstJsonLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Simulator simulator() {
        return new Simulator(URI.create(text("exchangeUrl")));
    }

    /** The environment that points a packaged Cordon at this tenant; nothing else is needed. */
    public Map<String, String> environment() {
        return environment("localhost");
    }

    /** The same under another name of this machine ({@code localhost}, {@code 127.0.0.1}), by which the ledger tells two replicas apart. */
    public Map<String, String> environment(String host) {
        return Map.ofEntries(
                Map.entry("CORDON_TENANTS_HOPITAL_ID", text("tenantId")),
                Map.entry("CORDON_TENANTS_HOPITAL_CLIENT_ID", text("clientId")),
                Map.entry("CORDON_TENANTS_HOPITAL_CLIENT_SECRET", text("clientSecret")),
                Map.entry("CORDON_TENANTS_HOPITAL_GRAPH_URL", address("graphUrl", host)),
                Map.entry("CORDON_TENANTS_HOPITAL_EXCHANGE_URL", address("exchangeUrl", host)),
                Map.entry("CORDON_TENANTS_HOPITAL_AUTHORITY", address("authority", host)),
                Map.entry(
                        "CORDON_TENANTS_HOPITAL_TRUSTED_CERTIFICATES",
                        Simulator.CERTIFICATE.toAbsolutePath().toString()),
                Map.entry("CORDON_TENANTS_HOPITAL_SIMULATED", "true"),
                Map.entry("CORDON_ALLOW_SIMULATED_TENANTS", "true"),
                Map.entry("CORDON_BUDGET_USERS", "1000000"),
                Map.entry("CORDON_APPROVAL_CAMPAIGN_ABOVE", "1000000"),
                Map.entry("CORDON_DB_PASSWORD", Keys.secret()), // which the tests' databases do not ask for
                Map.entry("CORDON_ACCESS_REQUESTS_PER_MINUTE", "1000000"),
                Map.entry("CORDON_ACCESS_KEYS", Keys.file().toString()),
                Map.entry("CORDON_ACCESS_SECRET", Keys.secret()));
    }

    public long pid() {
        return process.pid();
    }

    public String clientSecret() {
        return text("clientSecret");
    }

    private String address(String name, String host) {
        return text(name).replace("localhost", host);
    }

    private String text(String name) {
        return info.path(name).asText();
    }

    @Override
    public void close() {
        process.close();
    }
}
