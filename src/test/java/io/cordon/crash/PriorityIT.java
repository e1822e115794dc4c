package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes first goes first after a kill as well: its place is in the database. */
@Tag("crash")
class PriorityIT {
    private static final int EACH = 150;
    private static final int LATENCY = 200;

    @Test
    void aCampaignsCutsGoBeforeTheInspectionsOfAnEarlierOneAlsoAfterAKill() {
        try (Site site = new Site("priorities");
                Replica cordon = new Replica(site::start)) {
            Simulator tenant = site.tenant();
            tenant.latency(LATENCY);
            List<String> users = tenant.crowd(2 * EACH);
            List<String> early = users.subList(0, EACH);
            List<String> late = users.subList(EACH, users.size());
            String first = ask(cordon, early);
            Awaitility.await("the first campaign is cut")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> campaign(cordon, first).path("allCutAt").isTextual());
            String second = ask(cordon, late);
            cordon.kill();
            cordon.restart();
            for (String campaign : List.of(first, second)) {
                Awaitility.await("campaign")
                        .atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() ->
                                campaign(cordon, campaign).at("/progress/over").asBoolean());
                assertThat(campaign(cordon, campaign).at("/progress/contained").asInt())
                        .isEqualTo(EACH);
            }

            List<Simulator.Entry> ledger = tenant.ledger();
            long lastCut = ids(tenant, late).stream()
                    .mapToLong(user -> first(ledger, user, Writes.DISABLE))
                    .max()
                    .orElseThrow();
            long stillWaiting = ids(tenant, early).stream()
                    .filter(user -> first(ledger, user, "rules.list") > lastCut)
                    .count();
            Figures.add(
                    "priorities after a kill: of %d users of the earlier campaign %d are inspected after the last cut of the later one",
                    EACH, stillWaiting);
            assertThat(stillWaiting).isGreaterThan(EACH / 3);
        }
    }

    private static String ask(Replica cordon, List<String> users) {
        Caller.Answer answer = cordon.caller().post("/v1/campaigns", Map.of("users", users));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    private static JsonNode campaign(Replica cordon, String id) {
        return cordon.caller().get("/v1/campaigns/" + id).json();
    }

    private static List<String> ids(Simulator tenant, List<String> names) {
        return names.stream().map(name -> tenant.user(name).path("id").asText()).toList();
    }

    private static long first(List<Simulator.Entry> ledger, String user, String operation) {
        return ledger.stream()
                .filter(entry ->
                        entry.userId().equals(user) && entry.operation().equals(operation))
                .mapToLong(Simulator.Entry::start)
                .min()
                .orElseThrow();
    }
}
