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
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom Cordon must not touch it does not touch, whoever asks and however the account is named. */
@QuarkusTest
@TestProfile(SomeAreProtected.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class ProtectedAccountTest {
    private static final String VICTIM = "victime.hameconnee@hopital.example";
    private static final String ADMINISTRATOR = "admin.general@hopital.example";
    private static final String BREAK_GLASS = "bris.de.glace@hopital.example";
    private static final String GROUP = SomeAreProtected.GROUP;

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    @Inject
    DataSource database;

    private Simulator tenant;
    private Caller caller;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        caller = new Caller(cordon, Caller.KEY);
        tenant.reset();
        SomeAreProtected.forgetBudgets(database);
    }

    @AfterEach
    void end() {
        tenant.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "medecin.garde@hopital.example",
                "MEDECIN.GARDE@HOPITAL.EXAMPLE",
                "1f3a0010-7c2b-4d51-9e60-000000000010",
                "maeve.o'hara@hopital.example",
                "interne.urgences@hopital.example",
                VICTIM,
                "p.hameconnee@hopital.example"
            })
    void isRefusedHoweverItIsNamed(String name) {
        refused(name);
    }

    @Test
    void isRefusedAsAMemberOfAProtectedGroup() {
        tenant.change("paie.rh@hopital.example", Map.of("groups", List.of(GROUP)));
        refused("paie.rh@hopital.example");
    }

    @Test
    void isRefusedForItsRole() {
        tenant.change("paie.rh@hopital.example", Map.of("roles", List.of("Security Administrator")));
        refused("paie.rh@hopital.example");
    }

    @Test
    void theLastAdministratorWhoCanSignInIsRefusedAndOneOfTwoIsNot() {
        tenant.change(BREAK_GLASS, Map.of("properties", Map.of("accountEnabled", false)));
        refused(ADMINISTRATOR);

        tenant.change(BREAK_GLASS, Map.of("properties", Map.of("accountEnabled", true)));
        Caller.Answer accepted = caller.post("/v1/containments", Map.of("user", ADMINISTRATOR));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        caller.ended(accepted.json().path("id").asText());
        assertThat(tenant.changes()).isNotEmpty();
    }

    @Test
    void whoOwnsCordonsOwnIdentityIsRefused() {
        refused(BREAK_GLASS);
        assertThat(tenant.count("applications.list") + tenant.count("servicePrincipals.list"))
                .as("known for a while once it was read")
                .isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles.transitive", "groups.check"})
    void whatCannotBeReadIsNotAllowed(String operation) {
        tenant.faults(Map.of("operation", operation, "times", 0, "status", 403));
        Caller.Answer answer = caller.post("/v1/containments", Map.of("user", "saine.tranquille@hopital.example"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(502);
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void lookingIsNotForbidden() {
        JsonNode inspected = caller.contain(Map.of("user", VICTIM, "mode", "inspect"));

        assertThat(inspected.path("status").asText()).isEqualTo("inspected");
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void whoBecomesProtectedBeforeTheFirstWriteIsNotTouched() {
        String user = "doublon.premier@hopital.example";
        tenant.change(user, Map.of("roles", List.of("Helpdesk Administrator")));
        String id = caller.post("/v1/containments", Map.of("user", user)) // waits, since a role is held
                .json()
                .path("id")
                .asText();
        tenant.change(user, Map.of("groups", List.of(GROUP)));
        String approvals = "/v1/containments/" + id + "/approvals";
        String plan = caller.get(approvals).json().at("/items/0/plan").asText();
        Caller.Answer approved =
                SomeAreProtected.Person.ONE.at(cordon).post(approvals, Map.of("decision", "approve", "plan", plan));
        assertThat(approved.json().path("state").asText()).isEqualTo("approved");

        JsonNode ended = caller.ended(id);
        assertThat(ended.path("status").asText()).as(ended.toPrettyString()).isEqualTo("refused");
        assertThat(ended.at("/steps/0/outcome/because/en").asText()).contains("protected group");
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void aCampaignLeavesProtectedAccountsOutAndGoesOn() {
        String id = caller.post(
                        "/v1/campaigns",
                        Map.of("users", List.of("medecin.garde@hopital.example", "sans.licence@hopital.example")))
                .json()
                .path("id")
                .asText();
        JsonNode campaign = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> caller.get("/v1/campaigns/" + id).json(),
                        one -> one.at("/progress/over").asBoolean());

        assertThat(campaign.at("/progress/refused").asInt()).isEqualTo(1);
        JsonNode report = caller.get("/v1/campaigns/" + id + "/report", "Accept", "application/json")
                .json();
        assertThat(report.at("/users/0/refused/code").asText()).isEqualTo("account-protected");
        String protectedId = "1f3a0010-7c2b-4d51-9e60-000000000010";
        assertThat(tenant.ledger()).noneMatch(entry -> protectedId.equals(entry.userId()) && entry.changed());
    }

    private void refused(String name) {
        Caller.Answer answer = caller.post("/v1/containments", Map.of("user", name));

        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("account-protected");
        assertThat(tenant.changes()).isEmpty();
    }
}
