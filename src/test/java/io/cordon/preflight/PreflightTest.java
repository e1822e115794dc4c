package io.cordon.preflight;

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before anything is touched, Cordon says what it could do, and is right. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class PreflightTest {
    private static final List<String> DONE = List.of("changed", "unchanged", "inspected");
    private static final List<String> REFUSED = List.of("failed", "not_checked");

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
        tenant.permissions(Map.of("outstandingTokens", "refused")); // so that the next token says what is granted now
    }

    @AfterEach
    void end() {
        tenant.reset();
        tenant.permissions(Map.of("outstandingTokens", "refused"));
        preflight();
    }

    @Test
    void aTenantThatIsWellConnectedIsReady() {
        JsonNode check = preflight();

        assertThat(check.path("ready").asBoolean()).as(check.toPrettyString()).isTrue();
        assertThat(check.path("missing")).isEmpty();
        assertThat(verdicts(check).values()).containsOnly("will_work");
        assertThat(check.path("services")).allSatisfy(service -> {
            assertThat(service.path("reachable").asBoolean()).isTrue();
            assertThat(service.path("latencyMillis").isNumber()).isTrue();
            assertThat(service.path("problem").isNull()).isTrue();
        });
        assertThat(check.at("/services/1/permissions/0").asText()).isEqualTo("Exchange.ManageAsApp");
        assertThat(check.path("signInBy").asText()).isEqualTo("client-secret");
        assertThat(check.path("warnings").toString()).contains("client secret", "secret client");
        assertThat(check.path("clockSkewMillis").asLong()).isBetween(-2000L, 2000L);
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void aMissingPermissionIsNamedWithTheStepsThatNeedIt() {
        permissions("User.Read.All", "User.EnableDisableAccount.All", "User.RevokeSessions.All", "Mail.Read");

        JsonNode check = preflight();
        assertThat(check.path("ready").asBoolean()).isFalse();
        assertThat(check.path("missing"))
                .map(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "MailboxSettings.Read",
                        "MailboxSettings.ReadWrite",
                        "User-PasswordProfile.ReadWrite.All",
                        "RoleManagement.Read.Directory",
                        "Application.Read.All",
                        "AuditLog.Read.All");
        assertThat(verdicts(check))
                .containsEntry("account.disable", "will_work")
                .containsEntry("password.reset", "will_be_refused")
                .containsEntry("mailbox.rules", "will_be_refused")
                .containsEntry("mailbox.forwarding", "will_work");
        assertThat(check.path("excess")).map(JsonNode::asText).containsExactly("Mail.Read");
    }

    @Test
    void whatIsGrantedTooMuchIsNamedAndTheDangerousIsWarnedOf() {
        permissions("User.ReadWrite.All", "AppRoleAssignment.ReadWrite.All");

        JsonNode check = preflight();
        assertThat(check.path("excess"))
                .map(JsonNode::asText)
                .containsExactly("AppRoleAssignment.ReadWrite.All", "User.ReadWrite.All");
        assertThat(check.path("warnings").toString()).contains("AppRoleAssignment.ReadWrite.All is granted");
        assertThat(verdicts(check))
                .as("the broader permission serves, but not for passwords")
                .containsEntry("account.disable", "will_work")
                .containsEntry("password.reset", "will_be_refused");
    }

    @Test
    void withoutATokenNothingIsSaidToWork() {
        tenant.faults(List.of(
                Map.of("operation", "token", "times", 0, "status", 400, "code", "AADSTS7000222"),
                Map.of("operation", "organization.get", "times", 0, "status", 401)));
        JsonNode check = preflight();

        assertThat(check.path("ready").asBoolean()).isFalse();
        assertThat(check.at("/services/0/problem").isNull())
                .as(check.toPrettyString())
                .isFalse();
    }

    /** Entra's number, and words that tell in English and in French what to do about it. */
    @ParameterizedTest
    @CsvSource({
        "AADSTS7000215, secret's value, valeur du secret",
        "AADSTS7000222, has expired, a expiré",
        "AADSTS700027, upload, téléversez",
        "AADSTS700024, set the clock, réglez l’horloge",
        "AADSTS700016, check client-id, vérifiez client-id",
        "AADSTS7000112, Enterprise applications, Applications d’entreprise",
        "AADSTS90002, no such tenant, n’existe pas",
        "AADSTS900023, no such tenant, n’existe pas",
        "AADSTS53003, conditional access policy, accès conditionnel",
        "AADSTS500011, no such service, n’a pas ce service",
        "AADSTS70011, not valid in this cloud, pas valable dans ce nuage",
        "AADSTS90099, https://login.microsoftonline.com/error, https://login.microsoftonline.com/error"
    })
    void whyThereIsNoTokenIsToldAsSomethingToDo(String code, String english, String french) {
        tenant.faults(List.of(
                Map.of("operation", "token", "times", 0, "status", 400, "code", code),
                Map.of("operation", "organization.get", "times", 0, "status", 401)));

        JsonNode service = preflight().at("/services/0");
        assertThat(service.at("/problem/en").asText()).contains(code);
        assertThat(service.at("/problem/fr").asText()).contains(code);
        assertThat(service.at("/remedy/en").asText()).contains(english);
        assertThat(service.at("/remedy/fr").asText()).contains(french);
    }

    /** Who they are decides what can be done; a containment then shows whether what was said is so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "saine.tranquille@hopital.example",
                "synchro.annuaire@hopital.example",
                "admin.general@hopital.example",
                "sans.boite@hopital.example",
                "sans.licence@hopital.example",
                "agent.federe@clinique-du-lac.example",
                "medecin.garde@hopital.example"
            })
    void whatIsSaidOfAUserIsWhatHappens(String user) {
        JsonNode said = user(user);
        assertThat(tenant.ledger())
                .allSatisfy(entry -> assertThat(entry.method().equals("GET")
                                || entry.operation().equals("token")
                                || entry.operation().startsWith("exo.Get-"))
                        .as(entry.toString())
                        .isTrue());

        JsonNode containment = caller.contain(Map.of("user", user));
        Map<String, String> verdicts = verdicts(said);
        for (JsonNode step : containment.path("steps")) {
            String outcome = step.at("/outcome/kind").asText();
            String verdict = verdicts.get(step.path("step").asText());
            switch (verdict) {
                case "will_work" -> assertThat(outcome).as("%s: %s", step, said).isIn(DONE);
                case "will_be_refused" ->
                    assertThat(outcome).as("%s: %s", step, said).isIn(REFUSED);
                case "will_be_skipped" ->
                    assertThat(outcome).as("%s: %s", step, said).isIn("skipped", "not_checked");
                default -> assertThat(verdict).isEqualTo("not_known");
            }
        }
    }

    @Test
    void anAdministratorIsRefusedWithTheRoleThatProtectsHim() {
        JsonNode said = user("admin.general@hopital.example");

        assertThat(said.path("administratorRoles")).map(JsonNode::asText).contains("Global Administrator");
        assertThat(verdicts(said))
                .containsEntry("account.disable", "will_be_refused")
                .containsEntry("password.reset", "will_be_refused")
                .containsEntry("sessions.revoke", "not_known")
                .containsEntry("mailbox.rules", "will_work");
        assertThat(said.path("steps").toString()).contains("Privileged Authentication Administrator", "protégé par");
    }

    @Test
    void aMemberOfARoleAssignableGroupIsProtectedLikeAnAdministrator() {
        tenant.change("saine.tranquille@hopital.example", Map.of("groups", List.of("role-assignable-urgences")));

        JsonNode said = user("saine.tranquille@hopital.example");
        assertThat(said.path("roleAssignableGroups")).map(JsonNode::asText).containsExactly("role-assignable-urgences");
        assertThat(verdicts(said)).containsEntry("account.disable", "will_be_refused");
    }

    @Test
    void rolesThatCannotBeReadAreNotKnownAndNeverNone() {
        tenant.faults(Map.of("operation", "roles.transitive", "times", 0, "status", 403));

        JsonNode said = user("saine.tranquille@hopital.example");
        assertThat(verdicts(said))
                .containsEntry("account.disable", "not_known")
                .containsEntry("password.reset", "not_known");
        assertThat(said.path("notKnown").toString()).contains("directory roles");
    }

    @Test
    void aFederatedUsersPasswordIsSetElsewhere() {
        JsonNode said = user("agent.federe@clinique-du-lac.example");

        assertThat(verdicts(said))
                .containsEntry("password.reset", "will_be_refused")
                .containsEntry("account.disable", "will_work");
        assertThat(said.path("steps").toString()).contains("clinique-du-lac.example is federated", "est fédéré");
    }

    @Test
    void aSynchronisedUserComesWithItsCaution() {
        JsonNode said = user("synchro.annuaire@hopital.example");

        assertThat(said.path("steps").toString()).contains("Active Directory");
    }

    @Test
    void whoDoesNotExistIsNotFound() {
        Caller.Answer answer = caller.post("/v1/preflight/user", Map.of("user", "personne@hopital.example"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("code").asText()).isEqualTo("user-not-found");
        assertThat(caller.post("/v1/preflight/user", Map.of()).status()).isEqualTo(400);
    }

    private void permissions(String... graph) {
        tenant.permissions(Map.of("graph", graph, "outstandingTokens", "refused"));
    }

    private JsonNode preflight() {
        Caller.Answer answer = caller.get("/v1/preflight");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/tenants/0");
    }

    private JsonNode user(String user) {
        Caller.Answer answer = caller.post("/v1/preflight/user", Map.of("user", user));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, String> verdicts(JsonNode check) {
        Map<String, String> verdicts = new TreeMap<>();
        StreamSupport.stream(check.path("steps").spliterator(), false)
                .forEach(step -> verdicts.put(
                        step.path("step").asText(), step.path("verdict").asText()));
        return verdicts;
    }
}
