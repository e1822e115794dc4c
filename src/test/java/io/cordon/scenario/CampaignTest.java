package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many users at once: everybody is cut before anybody is inspected, nobody is lost, and an urgent one goes first. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class CampaignTest {
    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    private Simulator tenant;
    private Caller caller;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        caller = new Caller(cordon, Caller.KEY);
        tenant.reset();
    }

    @Test
    void everybodyIsCutBeforeAnybodyIsInspected() {
        List<String> users = new ArrayList<>(tenant.crowd(40));
        users.add("personne@hopital.example");
        users.add(users.getFirst().toUpperCase(Locale.ROOT)); // named twice
        Caller.Answer accepted = caller.post("/v1/campaigns", Map.of("users", users, "reason", "hameçonnage"));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String id = accepted.json().path("id").asText();
        assertThat(accepted.header("Location")).contains("/v1/campaigns/" + id);

        JsonNode campaign = over(id);
        assertThat(campaign.at("/progress/total").asInt()).isEqualTo(41);
        assertThat(campaign.at("/progress/refused").asInt()).isEqualTo(1);
        assertThat(campaign.at("/progress/contained").asInt())
                .as(campaign.toPrettyString())
                .isEqualTo(40);

        List<Simulator.Entry> ledger = tenant.ledger();
        long lastCut = ledger.stream()
                .filter(entry -> entry.operation().equals("user.patch.accountEnabled"))
                .mapToLong(Simulator.Entry::start)
                .max()
                .orElseThrow();
        long firstLook = ledger.stream()
                .filter(entry -> entry.operation().equals("rules.list")
                        || entry.operation().startsWith("exo.Get"))
                .mapToLong(Simulator.Entry::start)
                .min()
                .orElseThrow();
        assertThat(firstLook).isGreaterThan(lastCut);
        assertThat(tenant.count("user.patch.accountEnabled")).isEqualTo(40);

        JsonNode report = caller.get("/v1/campaigns/" + id + "/report").json();
        assertThat(report.path("users")).hasSize(41);
        assertThat(report.path("users").get(40).at("/refused/code").asText()).isEqualTo("user-not-found");
        Caller.Answer page =
                caller.get("/v1/campaigns/" + id + "/report", "Accept", "text/html", "Accept-Language", "fr");
        assertThat(page.text()).contains("Rapport de campagne", "SIMULATION", "personne@hopital.example", "Confiné");
    }

    @Test
    void anUrgentContainmentOvertakesACampaign() {
        tenant.latency(150);
        List<String> crowd = tenant.crowd(80);
        String id = caller.post("/v1/campaigns", Map.of("users", crowd))
                .json()
                .path("id")
                .asText();
        Awaitility.await().until(() -> tenant.count("user.patch.accountEnabled") > 5);
        JsonNode urgent = caller.contain(Map.of("user", "victime.hameconnee@hopital.example"));
        assertThat(urgent.path("status").asText()).isEqualTo("contained");
        assertThat(caller.get("/v1/campaigns/" + id)
                        .json()
                        .at("/progress/ended")
                        .asInt())
                .isLessThan(80);
        tenant.latency(0);
        assertThat(over(id).at("/progress/contained").asInt()).isEqualTo(80);
    }

    @Test
    void aListOfUsersMayBeCsv() {
        String csv =
                "\ufeffService;Mail\r\nUrgences;saine.tranquille@hopital.example\r\n\r\nPaie;paie.rh@hopital.example\r\n";
        Caller.Answer accepted = caller.send("POST", "/v1/campaigns?mode=inspect&reason=liste", csv, "text/csv");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        JsonNode campaign = over(accepted.json().path("id").asText());
        assertThat(campaign.at("/progress/total").asInt()).isEqualTo(2);
        assertThat(campaign.at("/progress/ended").asInt()).isEqualTo(2);
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void whatHasNotBegunIsLeftOutWhenACampaignIsCalledOff() {
        tenant.latency(400);
        List<String> crowd = tenant.crowd(120);
        String id = caller.post("/v1/campaigns", Map.of("users", crowd))
                .json()
                .path("id")
                .asText();
        Awaitility.await().until(() -> tenant.count("user.patch.accountEnabled") > 0);
        assertThat(caller.post("/v1/campaigns/" + id + "/cancel", "").status()).isEqualTo(202);
        tenant.latency(0);
        JsonNode campaign = over(id);
        assertThat(campaign.path("cancelledBy").asText()).isEqualTo("tests");
        assertThat(campaign.at("/progress/refused").asInt()).isPositive();
        assertThat(tenant.count("rules.list")).isZero();
        assertThat(caller.post("/v1/campaigns/" + id + "/cancel", "").status()).isEqualTo(409);
    }

    @Test
    void aCampaignThatComesAgainWithItsKeyIsTheSame() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("users", List.of("saine.tranquille@hopital.example"), "mode", "inspect");
        String id = caller.post("/v1/campaigns", body, "Idempotency-Key", key)
                .json()
                .path("id")
                .asText();
        assertThat(caller.post("/v1/campaigns", body, "Idempotency-Key", key)
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(id);
        assertThat(caller.post("/v1/campaigns", Map.of("users", List.of("a@hopital.example")), "Idempotency-Key", key)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("key-reused");
        over(id);
    }

    @Test
    void whatIsWrongWithAListIsToldByField() {
        assertThat(caller.post("/v1/campaigns", Map.of("users", List.of()))
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("users");
        assertThat(caller.post("/v1/campaigns", Map.of("users", List.of("a@hopital.example", "")))
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .startsWith("user");
        assertThat(caller.send("POST", "/v1/campaigns", "", "text/csv")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("users");
        assertThat(caller.get("/v1/campaigns/nothing").status()).isEqualTo(404);
    }

    private JsonNode over(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> caller.get("/v1/campaigns/" + id).json(),
                        campaign -> campaign.at("/progress/over").asBoolean());
    }
}
