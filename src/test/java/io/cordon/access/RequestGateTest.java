package io.cordon.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.testing.Caller;
import io.cordon.testing.Entra;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer says how it may be used, whatever it is; bodies have their limits; another site's page cannot ask in a caller's name. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class RequestGateTest {
    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    @ParameterizedTest
    @CsvSource({
        "/v1/catalog, 200",
        "/v1/containments/00000000-0000-0000-0000-000000000000, 404",
        "/v1/containments?limit=x, 400",
        "/q/health/live, 200",
        "/q/openapi, 200",
        "/elsewhere, 403",
        "/v1/elsewhere, 404"
    })
    void everyAnswerIsKeptFromCachesFramesAndGuesses(String path, int status) {
        Caller.Answer answer = caller().get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertGuarded(answer);
        assertGuarded(new Caller(cordon, null).get(path));
    }

    private static void assertGuarded(Caller.Answer answer) {
        Map<String, String> expected = Map.of(
                "x-content-type-options", "nosniff",
                "cache-control", "no-store",
                "referrer-policy", "no-referrer",
                "x-frame-options", "DENY",
                "cross-origin-resource-policy", "same-origin");
        expected.forEach(
                (name, value) -> assertThat(answer.headers().get(name)).as(name).containsExactly(value));
        assertThat(answer.headers().get("content-security-policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
    }

    @Test
    void aBodyThatIsTooLargeIsAProblemAndNothingIsDone() {
        Simulator tenant = new Simulator(simulator);
        tenant.reset();
        String large = "{\"user\":\"" + "x".repeat(70_000) + "\"}";
        for (String path : List.of("/v1/containments", "/v1/stop", "/v1/preflight/user")) {
            Caller.Answer answer = caller().post(path, large);
            assertThat(answer.status()).as(path).isEqualTo(413);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().path("code").asText()).isEqualTo("too-large");
            assertGuarded(answer);
        }
        assertThat(caller().post("/v1/campaigns", large).status())
                .as("a list of users may be long")
                .isEqualTo(400);
        assertThat(tenant.ledger()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/containments", "/v1/stop"})
    void aBodyWithoutALengthEndsWhereItBecomesTooLong(String path) throws IOException {
        try (Socket socket = new Socket(cordon.getHost(), cordon.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + Caller.KEY
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String chunk = "1000\r\n" + " ".repeat(4096) + "\r\n";
            try {
                for (int i = 0; i < 40; i++) {
                    out.write(chunk.getBytes(StandardCharsets.US_ASCII));
                }
                out.flush();
            } catch (IOException _) {
                // it has hung up already
            }
            assertThat(firstLine(socket.getInputStream())).contains(" 413 ");
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void noOtherSitesPageAsksInACallersName(String site) {
        Caller.Answer answer = caller().post("/v1/containments/latest/cancel", "", "Sec-Fetch-Site", site);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("cross-site");
        assertThat(caller().get("/v1/catalog", "Sec-Fetch-Site", site).status()).isEqualTo(200);
    }

    @Test
    void longHeadersAndAddressesAreRefusedWithoutFailing() {
        assertThat(caller().get("/v1/catalog", "X-Long", "x".repeat(30_000)).status())
                .isEqualTo(431);
        assertThat(caller().get("/v1/catalog?x=" + "x".repeat(5_000)).status()).isEqualTo(414);
    }

    @Test
    void aKeyIsTakenWhateverElseIsPresentedAndAWrongOneIsNotSavedByAToken() {
        String token = Entra.application(Roles.ALL.toArray(String[]::new)).signed();
        assertThat(caller().get("/v1/catalog", "Authorization", "Bearer garbage")
                        .status())
                .isEqualTo(200);
        assertThat(new Caller(cordon, "wrong")
                        .get("/v1/catalog", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
    }

    private Caller caller() {
        return new Caller(cordon, Caller.KEY);
    }
}
