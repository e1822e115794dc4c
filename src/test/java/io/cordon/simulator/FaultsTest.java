package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest extends TenantTest {
    private static final String USER = "/users/" + VICTIM;
    private static final String DISABLE = "{\"accountEnabled\":false}";

    @Test
    void throttlingWearsOff() {
        faults("[{\"operation\":\"user.get\",\"times\":2,\"status\":429,\"retryAfter\":\"1.5\"}]");

        TenantClient.Reply reply = client.get(USER);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.error()).isEqualTo("TooManyRequests");
        assertThat(reply.headers()).containsEntry("Retry-After", "1.5");
        assertThat(client.get(USER).status()).isEqualTo(429);
        assertThat(client.get(USER).status()).isEqualTo(200);
    }

    @Test
    void faultOfOneUserLeavesTheOthersAlone() {
        faults("[{\"operation\":\"user.*\",\"user\":\"" + VICTIM_NAME + "\",\"times\":0,\"status\":503}]");

        assertThat(client.get(USER).status()).isEqualTo(503);
        assertThat(client.graph("PATCH", USER, DISABLE).status()).isEqualTo(503);
        assertThat(client.get("/users/" + ADMIN).status()).isEqualTo(200);
        assertThat(enabled()).isTrue();
    }

    @Test
    void faultMayWaitForTheNthOfItsOperations() {
        faults("{\"operation\":\"user.get\",\"nth\":3,\"status\":503}");

        assertThat(client.get(USER).status()).isEqualTo(200);
        assertThat(client.get("/users/" + ADMIN).status()).isEqualTo(200);
        assertThat(client.get(USER).status()).isEqualTo(503);
        assertThat(client.get(USER).status()).isEqualTo(200);
    }

    @Test
    void effectMayHaveHappenedBehindAnError() {
        faults("[{\"operation\":\"user.patch.accountEnabled\",\"status\":504,\"afterEffect\":true}]");

        assertThat(client.graph("PATCH", USER, DISABLE).status()).isEqualTo(504);
        assertThat(enabled()).isFalse();
    }

    @Test
    void connectionIsDroppedWithOrWithoutTheEffect() {
        faults("[{\"operation\":\"user.patch.accountEnabled\",\"drop\":true},"
                + "{\"operation\":\"user.patch.accountEnabled\",\"drop\":true,\"afterEffect\":true}]");

        assertThatThrownBy(() -> client.graph("PATCH", USER, DISABLE)).isInstanceOf(UncheckedIOException.class);
        assertThat(enabled()).isTrue();
        assertThatThrownBy(() -> client.graph("PATCH", USER, DISABLE)).isInstanceOf(UncheckedIOException.class);
        assertThat(enabled()).isFalse();
        assertThat(client.get(USER).status()).isEqualTo(200);
    }

    @Test
    void droppedConnectionConcernsNobodyElse() {
        faults("[{\"operation\":\"organization.get\",\"times\":0,\"drop\":true},"
                + "{\"operation\":\"user.get\",\"delayMillis\":300}]");
        client.graphToken();
        CompletableFuture<Integer> innocent =
                CompletableFuture.supplyAsync(() -> client.get(USER).status());

        assertThatThrownBy(() -> client.get("/organization")).isInstanceOf(UncheckedIOException.class);

        assertThat(innocent.join()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"malformed,'{\"value\": [{\"id\": 12,, }'", "empty,''", "truncated,'{\"@odata.context\"'"})
    void bodiesAreSpoilt(String kind, String beginning) {
        faults("{\"operation\":\"rules.list\",\"body\":\"" + kind + "\"}");

        TenantClient.Reply reply = client.get(USER + "/mailFolders/inbox/messageRules");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).startsWith(beginning);
        assertThat(reply.json().isObject()).isFalse();
    }

    @Test
    void proxyMayAnswerInHtmlAndExchangeInNulBytes() {
        faults("[{\"operation\":\"user.get\",\"status\":502,\"body\":\"html\"},"
                + "{\"operation\":\"exo.Get-Mailbox\",\"status\":403,\"body\":\"nul-gzip\"}]");

        assertThat(client.get(USER).headers().get("Content-Type")).startsWith("text/html");
        assertThat(client.exchange("Get-Mailbox", "{\"Identity\":\"" + VICTIM_NAME + "\"}")
                        .headers())
                .containsEntry("Content-Encoding", "gzip");
    }

    @Test
    void slownessIsAddedUp() {
        client.control("PUT", "latency", "{\"millis\":100}");
        faults("{\"operation\":\"user.get\",\"delayMillis\":150}");
        client.graphToken();
        Instant start = Instant.now();

        assertThat(client.get(USER).status()).isEqualTo(200);

        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(245));
    }

    @Test
    void everyServiceFailsInItsOwnShape() {
        faults("[{\"operation\":\"token\",\"status\":503,\"code\":\"temporarily_unavailable\"},"
                + "{\"operation\":\"exo.*\",\"status\":429}]");
        client.forgetTokens();

        JsonNode token = client.token(
                        tenant.tenantId(), TenantClient.credentials("https://graph.microsoft.com/.default"))
                .json();

        assertThat(token.path("error").asText()).isEqualTo("temporarily_unavailable");
        assertThat(client.exchange("Get-Mailbox", "{\"Identity\":\"" + VICTIM_NAME + "\"}")
                        .json()
                        .at("/error/details/0/code")
                        .asText())
                .isEqualTo("Client");
    }

    private void faults(String json) {
        client.control("POST", "faults", json);
    }

    private boolean enabled() {
        return client.control("GET", "users/" + VICTIM, null)
                .at("/properties/accountEnabled")
                .asBoolean();
    }
}
