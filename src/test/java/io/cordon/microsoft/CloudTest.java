package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.cordon.testing.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tenants of national clouds: where they are reached, and what tokens are asked for. Against a server that notes who comes with what. */
class CloudTest {
    private static final String TOKEN = "header.token-of-this-cloud.signature";

    private static final Queue<String> GIVEN = new ConcurrentLinkedQueue<>();
    private static final Queue<String> SHOWN = new ConcurrentLinkedQueue<>();
    private static HttpsServer server;
    private static TestAuthority authority;

    @BeforeAll
    static void start() throws IOException {
        authority =
                new TestAuthority(Path.of("target/cloud/" + UUID.randomUUID()).toAbsolutePath());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.signed("cloud", "localhost", "-1d", 10)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", CloudTest::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void forget() {
        GIVEN.clear();
        SHOWN.clear();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean token = exchange.getRequestURI().getPath().endsWith("/oauth2/v2.0/token");
        if (token) {
            GIVEN.add(URLDecoder.decode(body, StandardCharsets.UTF_8));
        } else {
            SHOWN.add(exchange.getRequestHeaders().getFirst("Authorization"));
        }
        byte[] said = (token
                        ? "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + TOKEN + "\"}"
                        : "{\"value\":[]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    /** The addresses of microsoft-contract h1 and o. */
    @ParameterizedTest
    @CsvSource({
        "GLOBAL, graph.microsoft.com, outlook.office365.com, login.microsoftonline.com",
        "US_GOVERNMENT, graph.microsoft.us, outlook.office365.us, login.microsoftonline.us",
        "US_DOD, dod-graph.microsoft.us, outlook-dod.office365.us, login.microsoftonline.us",
        "CHINA, microsoftgraph.chinacloudapi.cn, outlook.office365.cn, login.chinacloudapi.cn"
    })
    void aCloudIsReachedAtItsOwnAddresses(Cloud cloud, String graph, String exchange, String login) {
        assertThat(cloud.graph()).isEqualTo(URI.create("https://" + graph + "/v1.0"));
        assertThat(cloud.exchange()).isEqualTo(URI.create("https://" + exchange));
        assertThat(cloud.authority()).isEqualTo(URI.create("https://" + login + "/"));
    }

    @ParameterizedTest
    @EnumSource(Cloud.class)
    void tokensAreAskedForTheServicesOfTheCloudAndShownToThem(Cloud cloud) throws IOException {
        Microsoft365 m365 = new Clients(connection(cloud), InstantSource.system()).reader(Priority.HIGH);

        catchThrowable(() -> m365.directory().domains());
        assertThat(GIVEN)
                .singleElement()
                .asString()
                .contains("https://" + cloud.graph().getHost() + "/.default");
        assertThat(SHOWN).contains("Bearer " + TOKEN);

        SHOWN.clear();
        catchThrowable(() -> m365.exchange().invoke("a@hopital.example", "Get-Mailbox", Map.of("Identity", "a")));
        assertThat(GIVEN).hasSize(2).last().asString().contains(cloud.exchange() + "/.default");
        assertThat(SHOWN).contains("Bearer " + TOKEN);
    }

    private static Connection connection(Cloud cloud) throws IOException {
        URI here = URI.create("https://localhost:" + server.getAddress().getPort());
        return new Connection(
                "hopital",
                "11111111-2222-4333-8444-555555555555",
                "00000000-0000-4000-8000-00000000abcd",
                new Connection.Credential.Secret("a-secret-of-nobody"),
                cloud,
                here.resolve("/v1.0"),
                here,
                here.resolve("/"),
                Files.readString(authority.certificate()));
    }
}
