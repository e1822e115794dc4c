package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.engine.Deciding;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What needs other people's agreement is not written before they gave it, and nobody can give it to themselves. */
@QuarkusTest
@TestProfile(SomeAreProtected.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class ApprovalTest {
    private static final String PROTECTED = "medecin.garde@hopital.example";
    private static final String PLAIN = "saine.tranquille@hopital.example";

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    @Inject
    DataSource database;

    @Inject
    Deciding deciding;

    private Simulator tenant;
    private Caller caller;
    private Caller one;
    private Caller other;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        tenant.reset();
        caller = new Caller(cordon, Caller.KEY);
        one = SomeAreProtected.Person.ONE.at(cordon);
        other = SomeAreProtected.Person.OTHER.at(cordon);
        SomeAreProtected.forgetBudgets(database);
    }

    @AfterEach
    void end() {
        tenant.reset();
        caller.send("DELETE", "/v1/stop", "", "application/json");
    }

    @Test
    void aProtectedAccountIsContainedOnceTwoOthersHaveAgreed() {
        String id = waiting(Map.of("user", PROTECTED, "overrideProtection", true));
        JsonNode approval = approval(id);
        assertThat(approval.path("needs").asInt()).isEqualTo(2);
        assertThat(approval.at("/reasons/0/why").asText()).isEqualTo("protected");

        assertThat(decide(caller, id, approval)).isEqualTo("403 self-approval");
        assertThat(decide(one, id, approval)).isEqualTo("200 waiting");
        assertThat(decide(one, id, approval)).isEqualTo("409 already-decided");
        assertThat(status(id)).isEqualTo("waiting_approval");
        assertThat(tenant.changes()).isEmpty();

        assertThat(decide(other, id, approval)).isEqualTo("200 approved");
        assertThat(caller.ended(id).path("status").asText()).isEqualTo("contained");
        assertThat(tenant.changes()).contains("user.patch.accountEnabled");

        assertThat(decide(SomeAreProtected.Person.THIRD.at(cordon), id, approval))
                .as("replayed")
                .isEqualTo("409 approval-not-waiting");
    }

    @Test
    void oneRefusalIsEnough() {
        String id = waiting(Map.of("user", PROTECTED, "overrideProtection", true));
        JsonNode approval = approval(id);
        assertThat(decide(one, id, approval)).isEqualTo("200 waiting");
        JsonNode rejected = other.post(
                        "/v1/containments/" + id + "/approvals",
                        Map.of(
                                "decision",
                                "reject",
                                "plan",
                                approval.path("plan").asText(),
                                "reason",
                                "fausse alerte"))
                .json();

        assertThat(rejected.path("state").asText()).isEqualTo("rejected");
        JsonNode ended = caller.ended(id);
        assertThat(ended.path("status").asText()).isEqualTo("refused");
        assertThat(ended.at("/steps/0/outcome/because/fr").asText()).contains("refusée");
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void anotherPlanThanTheOneThatWasSeenIsNotApproved() {
        String id = waiting(Map.of("user", PROTECTED, "overrideProtection", true));
        JsonNode approval = approval(id);
        Caller.Answer wrong = one.post(
                "/v1/containments/" + id + "/approvals",
                Map.of("decision", "approve", "plan", "0".repeat(64), "reason", "essai"));
        assertThat(wrong.json().path("code").asText()).isEqualTo("plan-changed");

        SomeAreProtected.sql(
                database,
                "update step set step = 'sessions.revoke' where position = 1 and containment_id = '" + id + "'");
        assertThat(decide(one, id, approval)).isEqualTo("409 plan-changed");
        assertThat(tenant.changes()).isEmpty();
        caller.post("/v1/containments/" + id + "/cancel", "{}");
        caller.ended(id);
    }

    @Test
    void aTargetThatWasAlteredAfterTheApprovalIsNotWrittenTo() {
        String id = waiting(Map.of("user", PROTECTED, "overrideProtection", true));
        JsonNode approval = approval(id);
        decide(one, id, approval);
        SomeAreProtected.sql(database, """
                create or replace function alter_target() returns trigger language plpgsql as $$ begin
                    if new.status = 'ACCEPTED' then
                        new.playbook := 'precaution';
                    end if; return new; end $$""");
        SomeAreProtected.sql(
                database,
                "create trigger alter_target before update on containment for each row when (old.id = '" + id
                        + "') execute function alter_target()");
        try {
            decide(other, id, approval);
            assertThat(caller.ended(id).path("status").asText()).isEqualTo("refused");
            assertThat(tenant.changes()).isEmpty();
        } finally {
            SomeAreProtected.sql(database, "drop trigger alter_target on containment");
        }
    }

    @Test
    void whatCannotBeLookedUpRightBeforeTheFirstWriteIsLookedUpAgainAndNotRefused() {
        String id = waiting(Map.of("user", PROTECTED, "overrideProtection", true));
        JsonNode approval = approval(id);
        decide(one, id, approval);
        tenant.faults(Map.of("operation", "roles.transitive", "times", 0, "status", 503));
        assertThat(decide(other, id, approval)).isEqualTo("200 approved");
        Awaitility.await("it comes back")
                .atMost(Duration.ofSeconds(30))
                .until(() -> status(id).equals("waiting_retry"));
        assertThat(tenant.changes()).isEmpty();

        tenant.noFaults();
        assertThat(caller.ended(id).path("status").asText()).isEqualTo("contained");
    }

    @Test
    void anApprovalThatComesTooLateIsNone() {
        String id = waiting(Map.of("user", PROTECTED, "overrideProtection", true));
        JsonNode approval = approval(id);
        SomeAreProtected.sql(
                database,
                "update approval set expires_at = now() - interval '1 second' where containment_id = '" + id + "'");

        assertThat(decide(one, id, approval)).isEqualTo("409 approval-expired");
        expire();
        assertThat(caller.ended(id).path("status").asText()).isEqualTo("refused");
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void aPrivilegedUserWaitsForOneOther() {
        tenant.change(PLAIN, Map.of("roles", List.of("Helpdesk Administrator")));
        String id = waiting(Map.of("user", PLAIN));
        JsonNode approval = approval(id);
        assertThat(approval.at("/reasons/0/why").asText()).isEqualTo("privileged");
        assertThat(decide(one, id, approval)).isEqualTo("200 approved");
        assertThat(caller.ended(id).path("status").asText()).isEqualTo("contained");
    }

    @Test
    void aSuspiciousFindingIsAnsweredOnceSomebodyHasDecided() {
        tenant.change(
                PLAIN,
                Map.of(
                        "forwarding",
                        Map.of(
                                "smtpAddress",
                                "smtp:collecte.veh81@boite-externe.example",
                                "deliverToMailboxAndForward",
                                true)));
        JsonNode first = caller.contain(Map.of("user", PLAIN, "playbook", "precaution"));
        String id = first.path("id").asText();
        assertThat(first.path("status").asText()).isEqualTo("contained");
        assertThat(tenant.changes()).doesNotContain("exo.Set-Mailbox");
        JsonNode approval = approval(id);
        assertThat(approval.path("about").asText()).isEqualTo("remedies");
        assertThat(approval.at("/reasons/0/why").asText()).isEqualTo("suspicious");

        assertThat(decide(caller, id, approval)).isEqualTo("403 self-approval");
        assertThat(decide(one, id, approval)).isEqualTo("200 approved");
        JsonNode again = caller.ended(id);
        assertThat(again.path("status").asText()).as(again.toPrettyString()).isEqualTo("contained");
        assertThat(tenant.changes().stream().filter("exo.Set-Mailbox"::equals)).hasSize(1);
        assertThat(tenant.changes().stream().filter("user.patch.passwordProfile"::equals))
                .as("nothing else is done again")
                .hasSize(1);
    }

    @Test
    void whatWaitsCanBeCalledOff() {
        String id = waiting(Map.of("user", PROTECTED, "overrideProtection", true));
        caller.post("/v1/containments/" + id + "/cancel", "{}");

        assertThat(caller.ended(id).path("status").asText()).isEqualTo("cancelled");
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void noCallerContainsMoreThanTheBudgetHoweverFastItAsks() throws Exception {
        List<String> crowd = tenant.crowd(3 * SomeAreProtected.BUDGET);
        List<Future<Caller.Answer>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            crowd.forEach(user ->
                    asked.add(threads.submit(() -> caller.post("/v1/containments", Map.of("user", user)))));
        }
        List<String> waiting = new ArrayList<>();
        for (Future<Caller.Answer> one : asked) {
            assertThat(one.get().status()).as(one.get().text()).isEqualTo(202);
            JsonNode containment = one.get().json();
            if (status(containment.path("id").asText()).equals("waiting_approval")) {
                waiting.add(containment.path("id").asText());
            } else {
                caller.ended(containment.path("id").asText());
            }
        }

        assertThat(waiting).hasSize(2 * SomeAreProtected.BUDGET);
        assertThat(tenant.changes().stream().filter("user.patch.accountEnabled"::equals))
                .hasSize(SomeAreProtected.BUDGET);
        JsonNode approval = approval(waiting.getFirst());
        assertThat(approval.at("/reasons/0/why").asText()).isEqualTo("budget");
        assertThat(decide(one, waiting.getFirst(), approval)).isEqualTo("200 approved");
        assertThat(caller.ended(waiting.getFirst()).path("status").asText()).isEqualTo("contained");
        waiting.stream().skip(1).forEach(id -> caller.post("/v1/containments/" + id + "/cancel", "{}"));
        waiting.stream().skip(1).forEach(caller::ended);
    }

    @Test
    void allCallersTogetherContainNoMoreThanTheDayAllows() {
        List<String> crowd = tenant.crowd(SomeAreProtected.BUDGET + 1);
        SomeAreProtected.sql(
                database,
                "insert into budget_use (tenant, caller, used_at, users) values ('hopital', 'somebody', now() - interval '23 hours', "
                        + SomeAreProtected.BUDGET + ")");
        String id = waiting(Map.of("user", crowd.getFirst()));
        assertThat(approval(id).at("/reasons/0/text/en").asText()).contains("a day");
        caller.post("/v1/containments/" + id + "/cancel", "{}");
        caller.ended(id);
    }

    @Test
    void aLargeCampaignWaitsAndRunsWhenApproved() {
        List<String> crowd = tenant.crowd(3);
        String id = caller.post("/v1/campaigns", Map.of("users", crowd))
                .json()
                .path("id")
                .asText();
        JsonNode campaign = caller.get("/v1/campaigns/" + id).json();
        assertThat(campaign.path("approval").asText()).isEqualTo("waiting");
        JsonNode approval =
                caller.get("/v1/campaigns/" + id + "/approvals").json().at("/items/0");
        assertThat(approval.at("/reasons/0/why").asText()).isEqualTo("campaign-size");
        assertThat(tenant.changes()).isEmpty();

        Caller.Answer own = caller.post("/v1/campaigns/" + id + "/approvals", approve(approval));
        assertThat(own.json().path("code").asText()).isEqualTo("self-approval");
        assertThat(one.post("/v1/campaigns/" + id + "/approvals", approve(approval))
                        .status())
                .isEqualTo(200);
        JsonNode over = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> caller.get("/v1/campaigns/" + id).json(),
                        now -> now.at("/progress/over").asBoolean());
        assertThat(over.at("/progress/contained").asInt())
                .as(over.toPrettyString())
                .isEqualTo(3);
    }

    @Test
    void aLargeCampaignThatIsRefusedTouchesNobody() {
        String id = caller.post("/v1/campaigns", Map.of("users", tenant.crowd(3)))
                .json()
                .path("id")
                .asText();
        JsonNode approval =
                caller.get("/v1/campaigns/" + id + "/approvals").json().at("/items/0");
        one.post(
                "/v1/campaigns/" + id + "/approvals",
                Map.of("decision", "reject", "plan", approval.path("plan").asText()));

        JsonNode campaign = caller.get("/v1/campaigns/" + id).json();
        assertThat(campaign.at("/progress/refused").asInt()).isEqualTo(3);
        assertThat(campaign.at("/progress/over").asBoolean()).isTrue();
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void aStoppedCordonWritesNothingAndGoesOnWhenReleased() {
        tenant.latency(400);
        String id = caller.post("/v1/containments", Map.of("user", PLAIN))
                .json()
                .path("id")
                .asText();
        Caller.Answer stopped = caller.post("/v1/stop", Map.of("reason", "exercice"));
        assertThat(stopped.json().path("stopped").asBoolean()).isTrue();
        tenant.latency(0);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status(id).equals("stopped"));
        List<String> before = tenant.changes();
        assertThat(caller.post("/v1/containments", Map.of("user", "paie.rh@hopital.example"))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("stopped");
        assertThat(caller.contain(Map.of("user", PLAIN, "mode", "inspect"))
                        .path("status")
                        .asText())
                .as("looking goes on")
                .isEqualTo("inspected");
        assertThat(tenant.changes()).isEqualTo(before);

        caller.send("DELETE", "/v1/stop", "", "application/json");
        assertThat(caller.ended(id).path("status").asText()).isEqualTo("contained");
    }

    private String waiting(Map<String, ?> request) {
        Caller.Answer accepted = caller.post("/v1/containments", request);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String id = accepted.json().path("id").asText();
        assertThat(status(id)).isEqualTo("waiting_approval");
        return id;
    }

    private String status(String id) {
        return caller.get("/v1/containments/" + id).json().path("status").asText();
    }

    private JsonNode approval(String id) {
        return caller.get("/v1/containments/" + id + "/approvals").json().at("/items/0");
    }

    private static Map<String, String> approve(JsonNode approval) {
        return Map.of("decision", "approve", "plan", approval.path("plan").asText());
    }

    private static String decide(Caller who, String id, JsonNode approval) {
        Caller.Answer answer = who.post("/v1/containments/" + id + "/approvals", approve(approval));
        JsonNode json = answer.json();
        return answer.status() + " "
                + json.path(answer.status() == 200 ? "state" : "code").asText();
    }

    private void expire() {
        deciding.expire();
    }
}
