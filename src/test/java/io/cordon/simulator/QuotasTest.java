package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuotasTest extends TenantTest {
    private static final String USER = "/users/" + VICTIM;
    private static final String DISABLE = "{\"accountEnabled\":false}";
    private static final String RULES = USER + "/mailFolders/inbox/messageRules";

    @Test
    void nothingIsRefusedUnlessQuotasAreSet() {
        assertThat(Stream.generate(() -> client.get(RULES).status()).limit(20)).containsOnly(200);
        assertThat(client.control("GET", "quotas", null).path("refused")).isEmpty();
    }

    @Test
    void writesAreRefusedWithTheSecondsToWaitAndDoNotHappen() {
        quotas(3500, 1, 4, 10_000);

        assertThat(client.graph("PATCH", USER, DISABLE).status()).isEqualTo(204);
        TenantClient.Reply reply = client.graph("PATCH", "/users/" + SYNCED, DISABLE);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.error()).isEqualTo("TooManyRequests");
        assertThat(Integer.parseInt(reply.headers().get("Retry-After"))).isBetween(140, 150);
        assertThat(client.control("GET", "users/" + SYNCED, null)
                        .at("/properties/accountEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(client.get(USER).status()).isEqualTo(200);
        assertThat(client.control("GET", "quotas", null)
                        .at("/refused/WriteLimitExceeded")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void readsCostWhatMicrosoftSaysTheyCost() {
        quotas(3500, 3000, 4, 10_000);

        client.get(USER + "?$select=id");
        client.get("/users");
        client.get("/users?$select=id");
        client.get("/users?$select=id&$top=5");

        assertThat(client.control("GET", "quotas", null)
                        .path("resourceUnitsSpent")
                        .asInt())
                .isEqualTo(1 + 2 + 1 + 1);
    }

    @Test
    void aMailboxTakesSoManyRequestsAtOnceAndOthersAreNotConcerned() {
        quotas(3500, 3000, 4, 10_000);
        client.control("PUT", "latency", "{\"millis\":400}");
        client.graphToken();

        List<CompletableFuture<TenantClient.Reply>> sent = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> client.get(RULES), Thread::startVirtualThread))
                .limit(6)
                .toList();

        assertThat(client.get("/users/" + SYNCED + "/mailFolders/inbox/messageRules")
                        .status())
                .isEqualTo(200);
        assertThat(sent.stream().map(one -> one.join().status()).filter(status -> status == 429))
                .hasSize(2);
        assertThat(client.get(RULES).status()).isEqualTo(200);
    }

    private void quotas(int resourceUnits, int writes, int mailboxConcurrent, int mailboxRequests) {
        client.control(
                "PUT",
                "quotas",
                "{\"resourceUnits\":%d,\"writes\":%d,\"mailboxConcurrent\":%d,\"mailboxRequests\":%d}"
                        .formatted(resourceUnits, writes, mailboxConcurrent, mailboxRequests));
    }
}
