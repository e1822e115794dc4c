package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest extends TenantTest {

    @Test
    void ledgerTellsWhatWasAskedInOrder() {
        client.graphToken();
        client.get("/users/" + VICTIM_NAME, "client-request-id", "mine");
        client.graph("PATCH", "/users/" + VICTIM, "{\"accountEnabled\":false}");
        client.graph("PATCH", "/users/" + VICTIM, "{\"accountEnabled\":false}");
        client.exchange("Get-InboxRule", "{\"Mailbox\":\"" + VICTIM_NAME + "\"}");

        List<JsonNode> ledger = Json.items(client.control("GET", "ledger", null));

        assertThat(ledger)
                .extracting(entry -> entry.path("operation").asText())
                .containsExactly(
                        "token",
                        "user.get",
                        "user.patch.accountEnabled",
                        "user.patch.accountEnabled",
                        "token",
                        "exo.Get-InboxRule");
        assertThat(ledger)
                .extracting(entry -> entry.path("changed").asBoolean())
                .containsExactly(false, false, true, false, false, false);
        JsonNode read = ledger.get(1);
        assertThat(read.path("userId").asText()).isEqualTo(VICTIM);
        assertThat(read.path("clientRequestId").asText()).isEqualTo("mine");
        assertThat(Instant.parse(read.path("start").asText()))
                .isBeforeOrEqualTo(Instant.parse(read.path("end").asText()));
        assertThat(ledger.get(5).path("userId").asText()).isEqualTo(VICTIM);
    }

    @Test
    void resetRestoresTheCastAndForgetsTheRest() {
        client.graph("PATCH", "/users/" + VICTIM, "{\"accountEnabled\":false}");
        client.control("POST", "faults", "{\"operation\":\"user.get\",\"times\":0,\"status\":500}");
        client.control("POST", "crowd", "{\"count\":3}");

        client.control("POST", "reset", null);

        assertThat(client.control("GET", "ledger", null)).isEmpty();
        assertThat(client.control("GET", "users", null)).hasSize(17);
        assertThat(client.get("/users/" + VICTIM + "?$select=accountEnabled")
                        .json()
                        .path("accountEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void crowdIsMadeOfCompromisedUsers() {
        JsonNode users = client.control("POST", "crowd", "{\"count\":250}").path("users");

        assertThat(users).hasSize(250);
        String last = users.path(249).path("id").asText();
        assertThat(users.path(249).path("userPrincipalName").asText()).isEqualTo("agent0250@hopital.example");
        JsonNode state = client.control("GET", "users/" + last, null);
        assertThat(state.at("/mailbox/rules")).hasSize(9);
        assertThat(state.at("/mailbox/rules/0/id").asText()).doesNotContain("/", "+");
    }
}
