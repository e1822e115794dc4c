package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cordon.testing.PackagedCordon;
import io.cordon.testing.Simulator;
import io.cordon.testing.SimulatorProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The packaged application on an Azure machine, which gives it an identity at the address that App Service puts into the environment. */
class ManagedIdentityIT {
    private static final String HEADER = "a-header-of-the-machine";

    @Test
    void theIdentityOfTheMachineIsAllThatIsNeeded() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer azure = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        try (SimulatorProcess tenant = new SimulatorProcess(
                Path.of("target/graph-traffic-managed-identity.jsonl").toAbsolutePath())) {
            Map<String, String> environment = new HashMap<>(tenant.environment());
            Connection application = connection(environment);
            azure.createContext("/msi/token", exchange -> {
                asked.add(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"));
                answer(exchange, application);
            });
            azure.start();
            environment.remove("CORDON_TENANTS_HOPITAL_CLIENT_SECRET");
            environment.put("CORDON_TENANTS_HOPITAL_MANAGED_IDENTITY", "system");
            environment.put(
                    "IDENTITY_ENDPOINT",
                    "http://127.0.0.1:" + azure.getAddress().getPort() + "/msi/token");
            environment.put("IDENTITY_HEADER", HEADER);
            try (PackagedCordon cordon = new PackagedCordon(
                            Path.of("target/managed-identity/" + UUID.randomUUID())
                                    .toAbsolutePath(),
                            environment)
                    .ready()) {
                assertThat(cordon.caller()
                                .contain(Map.of("user", "victime.hameconnee@hopital.example"))
                                .path("status")
                                .asText())
                        .isEqualTo("contained");
                assertThat(cordon.caller()
                                .get("/v1/preflight")
                                .json()
                                .at("/tenants/0/signInBy")
                                .asText())
                        .isEqualTo("managed-identity");
            }
            assertThat(asked).isNotEmpty().containsOnly(HEADER);
        } finally {
            azure.stop(0);
        }
    }

    /** As Azure answers, with a token of the simulated tenant. */
    private static void answer(HttpExchange exchange, Connection application) throws IOException {
        boolean mail = exchange.getRequestURI().getQuery().contains("outlook");
        String token = new Tokens(
                        new Credentials(application, Clients.transport(Trust.of(application.trustedCertificates())))
                                ::anew,
                        mail
                                ? application.cloud().exchangeScope()
                                : application.cloud().graphScope(),
                        InstantSource.system())
                .text();
        byte[] body = "{\"access_token\":\"%s\",\"expires_on\":\"%d\",\"token_type\":\"Bearer\"}"
                .formatted(token, Instant.now().plusSeconds(3600).getEpochSecond())
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Connection connection(Map<String, String> environment) throws IOException {
        String prefix = "CORDON_TENANTS_HOPITAL_";
        return new Connection(
                "hopital",
                environment.get(prefix + "ID"),
                environment.get(prefix + "CLIENT_ID"),
                new Connection.Credential.Secret(environment.get(prefix + "CLIENT_SECRET")),
                Cloud.GLOBAL,
                URI.create(environment.get(prefix + "GRAPH_URL")),
                URI.create(environment.get(prefix + "EXCHANGE_URL")),
                URI.create(environment.get(prefix + "AUTHORITY")),
                Files.readString(Simulator.CERTIFICATE));
    }
}
