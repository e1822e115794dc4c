package io.cordon.scenario;

import static io.cordon.scenario.Sweeping.decision;
import static io.cordon.scenario.Sweeping.line;
import static io.cordon.scenario.Sweeping.lines;
import static io.cordon.scenario.Sweeping.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Sweep;
import io.cordon.store.Sweeps;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sweep takes whom its sources flag as far as its policies go, once, and says what it could not see. */
@QuarkusTest
@TestProfile(SweptTenant.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class SweepTest {
    private static final String VICTIM = "victime.hameconnee@hopital.example";
    private static final String HONEST = "saine.tranquille@hopital.example";

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    @Inject
    Sweeps sweeps;

    @Inject
    DataSource database;

    private Simulator tenant;
    private Caller caller;
    private Sweeping sweeping;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        caller = new Caller(cordon, Caller.KEY);
        sweeping = new Sweeping(caller, database);
        sweeping.forgetAll();
        tenant.reset();
    }

    @AfterEach
    void end() {
        tenant.reset();
    }

    @Test
    void theFirstSweepOnlyObservesAndTheSecondContains() {
        list(VICTIM, "hameçonnage");

        JsonNode first = sweeping.sweep();
        assertThat(decision(first, VICTIM)).isEqualTo("observed");
        assertThat(source(first, "list").path("first").asBoolean()).isTrue();
        assertThat(tenant.changes()).isEmpty();

        JsonNode second = sweeping.sweep();
        assertThat(decision(second, VICTIM)).as(second.toPrettyString()).isEqualTo("contained");
        JsonNode containment =
                caller.ended(line(second, VICTIM).path("containment").asText());
        assertThat(containment.path("status").asText()).isEqualTo("contained");
        assertThat(containment.at("/trigger/by").asText()).isEqualTo("sweep");
        assertThat(containment.at("/trigger/run").asText())
                .isEqualTo(second.path("id").asText());
        assertThat(containment.at("/trigger/reason/fr").asText()).contains("hameçonnage");
        String page = caller.get(
                        "/v1/containments/" + containment.path("id").asText() + "/report", "Accept", "text/html")
                .text();
        assertThat(page).contains("recherche de comptes signalés (list)", "Inscrit sur la liste par tests");
    }

    @Test
    void nobodyIsTakenTwiceWithinTheWindow() {
        readOnce();
        list(VICTIM, null);
        JsonNode taken = sweeping.sweep();
        assertThat(decision(taken, VICTIM)).isEqualTo("contained");
        caller.ended(line(taken, VICTIM).path("containment").asText());

        assertThat(lines(sweeping.sweep())).as("still listed").isEmpty();
        list(VICTIM, "encore");
        JsonNode again = sweeping.sweep();
        assertThat(decision(again, VICTIM)).as("listed anew").isEqualTo("skipped");
        assertThat(line(again, VICTIM).at("/skipped/code").asText()).isEqualTo("taken-before");
        assertThat(tenant.count("user.patch.accountEnabled")).isEqualTo(1);

        sweeping.sql("update containment set accepted_at = accepted_at - interval '25 hours'");
        sweeping.sql("update flag set settled_at = settled_at - interval '25 hours'");
        assertThat(decision(sweeping.sweep(), VICTIM)).as("a day later").isEqualTo("contained");
    }

    @Test
    void whomACallerHasContainedIsLeftAlone() {
        readOnce();
        caller.contain(Map.of("user", VICTIM));
        list(VICTIM, null);

        JsonNode sweep = sweeping.sweep();

        assertThat(line(sweep, VICTIM).at("/skipped/code").asText()).isEqualTo("taken-before");
    }

    @Test
    void aPolicyToInspectWritesNothing() {
        readOnce();
        tenant.change(VICTIM, Map.of("groups", List.of(SweptTenant.GROUP)));

        JsonNode sweep = sweeping.sweep();

        assertThat(decision(sweep, VICTIM)).isEqualTo("inspected");
        JsonNode inspected =
                caller.ended(line(sweep, VICTIM).path("containment").asText());
        assertThat(inspected.path("status").asText()).isEqualTo("inspected");
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void theStrongestPolicyOfAUserCounts() {
        readOnce();
        tenant.change(VICTIM, Map.of("groups", List.of(SweptTenant.GROUP)));
        list("1f3a0001-7c2b-4d51-9e60-000000000001", null);

        JsonNode sweep = sweeping.sweep();

        assertThat(lines(sweep)).hasSize(1);
        assertThat(line(sweep, VICTIM).path("flags")).hasSize(2);
        assertThat(decision(sweep, VICTIM)).isEqualTo("contained");
        assertThat(line(sweep, VICTIM).path("source").asText()).isEqualTo("list");
    }

    @Test
    void aPreviewListsWhatWouldBeDoneAndChangesNothing() {
        readOnce();
        list(VICTIM, null);
        list("personne@hopital.example", null);

        JsonNode preview = sweeping.preview();

        assertThat(decision(preview, VICTIM)).isEqualTo("would_contain");
        assertThat(line(preview, "personne@hopital.example").at("/skipped/code").asText())
                .isEqualTo("user-not-found");
        assertThat(tenant.changes()).isEmpty();
        assertThat(caller.get("/v1/flags/" + VICTIM).json().path("decision").isNull())
                .as("a preview settles nothing")
                .isTrue();
        assertThat(decision(sweeping.sweep(), VICTIM)).isEqualTo("contained");
    }

    @Test
    void aPreviewIsNotTheFirstReading() {
        list(VICTIM, null);
        assertThat(decision(sweeping.preview(), VICTIM)).isEqualTo("observed");
        assertThat(decision(sweeping.sweep(), VICTIM)).isEqualTo("observed");
    }

    @Test
    void whoCannotBeFoundIsToldAndTheOthersGoOn() {
        readOnce();
        list("personne@hopital.example", null);
        list("doublon@hopital.example", null);
        list(HONEST, null);

        JsonNode sweep = sweeping.sweep();

        assertThat(line(sweep, "personne@hopital.example").at("/skipped/code").asText())
                .isEqualTo("user-not-found");
        assertThat(line(sweep, "doublon@hopital.example").at("/skipped/code").asText())
                .isEqualTo("user-ambiguous");
        assertThat(decision(sweep, HONEST)).isEqualTo("contained");
        assertThat(sweep.at("/users/skipped").asInt()).isEqualTo(2);
        JsonNode entry = caller.get("/v1/flags/personne@hopital.example").json();
        assertThat(entry.at("/skipped/code").asText()).isEqualTo("user-not-found");
    }

    @Test
    void aSourceThatCannotBeReadIsNotCheckedAndTheOthersAre() {
        readOnce();
        list(VICTIM, null);
        tenant.change(HONEST, Map.of("groups", List.of(SweptTenant.GROUP)));
        tenant.permissions(Map.of("graph", List.of("User.Read.All", "User.EnableDisableAccount.All")));

        JsonNode sweep = sweeping.sweep();

        JsonNode group = source(sweep, "group");
        assertThat(group.at("/notChecked/kind").asText()).isEqualTo("denied");
        assertThat(group.at("/notChecked/message/fr").asText()).contains("GroupMember.Read.All");
        assertThat(group.path("lookedAt").isNull()).isTrue();
        assertThat(source(sweep, "list").path("notChecked").isNull()).isTrue();
        assertThat(decision(sweep, VICTIM)).isEqualTo("contained");
    }

    @Test
    void onlyOneSweepOfATenantIsUnderWay() {
        tenant.faults(Map.of("operation", "group.members", "times", 1, "delayMillis", 2000));
        JsonNode first = caller.post("/v1/sweeps", Map.of()).json();

        Caller.Answer second = caller.post("/v1/sweeps", Map.of("mode", "preview"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("code").asText()).isEqualTo("sweep-under-way");
        assertThat(second.text()).contains(first.path("id").asText());
        sweeping.ended(first);
        sweeping.preview();
    }

    @Test
    void theListIsKeptByHand() {
        Caller.Answer put = caller.send(
                "PUT",
                "/v1/flags/Saine.Tranquille@hopital.example",
                "{\"reason\": \"appel du 15\", \"expires\": \"2999-01-01T00:00:00Z\"}",
                "application/json");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.json().at("/listed/user").asText()).isEqualTo(HONEST);
        assertThat(put.json().at("/listed/by").asText()).isEqualTo("tests");

        Caller.Answer csv = caller.send(
                "POST",
                "/v1/flags?reason=liste",
                "Mail;Motif;Expiration\n%s;signalé;\npaie.rh@hopital.example;;2999-01-01T00:00:00Z\n".formatted(VICTIM),
                "text/csv");
        assertThat(csv.json().path("users").asInt()).as(csv.text()).isEqualTo(2);
        JsonNode all = caller.get("/v1/flags?limit=2").json();
        assertThat(all.path("items")).hasSize(2);
        assertThat(caller.get("/v1/flags?cursor=" + all.path("nextCursor").asText())
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(caller.get("/v1/flags/" + VICTIM).json().at("/listed/reason").asText())
                .isEqualTo("signalé");
        assertThat(caller.get("/v1/flags/paie.rh@hopital.example")
                        .json()
                        .at("/listed/reason")
                        .asText())
                .isEqualTo("liste");

        assertThat(caller.send("DELETE", "/v1/flags/" + VICTIM, "", "text/plain")
                        .status())
                .isEqualTo(204);
        assertThat(caller.send("DELETE", "/v1/flags/" + VICTIM, "", "text/plain")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatHasExpiredNoLongerCounts() {
        readOnce();
        list(VICTIM, null);
        sweeping.sql("update listed_user set expires_at = now() - interval '1 second'");
        assertThat(lines(sweeping.sweep())).isEmpty();
    }

    @Test
    void aSweepOfATenantThatIsNoLongerConfiguredEnds() {
        UUID id = UUID.randomUUID();
        sweeps.begin(
                new Sweep(id, "ancien", true, false, "test", null, Instant.now(), null, null, List.of(), Map.of(), 0));

        Sweep ended = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> sweeps.find(id).orElseThrow(), sweep -> sweep.endedAt() != null);
        assertThat(ended.sources()).isEmpty();
    }

    @Test
    void aBadLineOfAListIsToldAndNobodyIsPutOnIt() {
        for (String bad : List.of(
                "user;expires\na@hopital.example;demain\n",
                "user;expires\na@hopital.example;2001-01-01T00:00:00Z\n",
                "a@hopital.example\nb\u0007@hopital.example\n",
                "")) {
            Caller.Answer answer = caller.send("POST", "/v1/flags", bad, "text/csv");
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).isEqualTo("validation");
        }
        assertThat(caller.get("/v1/flags").json().path("items")).isEmpty();
        assertThat(caller.get("/v1/sweeps/nothing").status()).isEqualTo(404);
        assertThat(caller.post("/v1/sweeps", Map.of("mode", "quick")).status()).isEqualTo(400);
        assertThat(caller.post("/v1/sweeps", Map.of("tenant", "autre"))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("tenant-unknown");
    }

    /** So that nothing is read for the first time any more. */
    private void readOnce() {
        sweeping.sweep();
    }

    private void list(String user, String reason) {
        Caller.Answer put = caller.send(
                "PUT",
                "/v1/flags/" + user,
                reason == null ? "{}" : "{\"reason\": \"" + reason + "\"}",
                "application/json");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
    }
}
