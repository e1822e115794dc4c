package io.cordon.scenario;

import static io.cordon.scenario.Sweeping.decision;
import static io.cordon.scenario.Sweeping.line;
import static io.cordon.scenario.Sweeping.lines;
import static io.cordon.scenario.Sweeping.source;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every source finds whom it should, leaves the others, and says so where it cannot look. */
@QuarkusTest
@TestProfile(SweptTenant.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class FlagSourcesTest {
    private static final String VICTIM = "victime.hameconnee@hopital.example";
    private static final String HONEST = "saine.tranquille@hopital.example";
    private static final String PAYROLL = "paie.rh@hopital.example";

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

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
        sweeping.sweep(); // nothing is read for the first time any more
    }

    @AfterEach
    void end() {
        tenant.reset();
    }

    @Test
    void riskyUsersAreFlaggedFromALevelOn() {
        tenant.risk(Map.of("users", List.of(VICTIM)));
        tenant.risk(Map.of("users", List.of(PAYROLL), "riskLevel", "low", "riskState", "confirmedCompromised"));
        tenant.risk(Map.of("users", List.of(HONEST), "riskLevel", "medium"));
        tenant.risk(Map.of("users", List.of("medecin.garde@hopital.example"), "riskState", "remediated"));

        JsonNode sweep = sweeping.sweep();

        assertThat(users(sweep)).containsExactlyInAnyOrder(VICTIM, PAYROLL);
        assertThat(decision(sweep, VICTIM)).isEqualTo("contained");
        assertThat(line(sweep, PAYROLL).at("/flags/0/evidence/fr").asText()).contains("Compromission confirmée");
        assertThat(source(sweep, "risky-users").path("lookedAt").asInt()).isEqualTo(3);
    }

    @Test
    void aRiskThatIsOldOrOfALevelNobodyKnowsIsListedAndNotActedUpon() {
        tenant.risk(Map.of(
                "users",
                List.of(HONEST),
                "at",
                Instant.now().minus(Duration.ofDays(31)).toString()));
        tenant.risk(Map.of("users", List.of(VICTIM), "riskLevel", "hidden"));

        JsonNode sweep = sweeping.sweep();

        assertThat(decision(sweep, HONEST)).isEqualTo("observed");
        assertThat(decision(sweep, VICTIM)).isEqualTo("observed");
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void aUserAtRiskIsListedAgainOnlyWhenTheRiskHasChanged() {
        tenant.risk(Map.of("users", List.of(VICTIM), "riskLevel", "hidden", "at", "2026-11-01T10:00:00Z"));
        assertThat(users(sweeping.sweep())).containsExactly(VICTIM);
        assertThat(users(sweeping.sweep())).isEmpty();
        tenant.risk(Map.of(
                "users",
                List.of(VICTIM),
                "riskLevel",
                "high",
                "at",
                Instant.now().toString()));
        assertThat(decision(sweeping.sweep(), VICTIM)).isEqualTo("contained");
    }

    @Test
    void usersInOpenAlertsAreFlaggedOnce() {
        tenant.alert(Map.of("users", List.of(VICTIM), "title", "Hameçonnage <b>AiTM</b>"));
        tenant.alert(Map.of("users", List.of(HONEST), "severity", "medium"));
        tenant.alert(Map.of("users", List.of(HONEST), "status", "resolved"));
        tenant.alert(Map.of("users", List.of(HONEST), "classification", "falsePositive"));
        tenant.alert(Map.of("users", List.of(HONEST), "verdict", "noThreatsFound"));
        tenant.alert(Map.of("users", List.of(HONEST), "category", "Malware"));

        JsonNode sweep = sweeping.sweep();

        assertThat(users(sweep)).containsExactly(VICTIM);
        assertThat(sources(line(sweep, VICTIM))).containsExactlyInAnyOrder("alerts", "incidents");
        assertThat(line(sweep, VICTIM).path("flags").findValuesAsText("clear")).containsOnly("true");
        assertThat(line(sweep, VICTIM).at("/flags/0/evidence/en").asText()).contains("Hameçonnage <b>AiTM</b>");
        assertThat(source(sweep, "alerts").path("lookedAt").asInt()).isEqualTo(6);
        assertThat(users(sweeping.sweep())).as("read again within the overlap").isEmpty();
    }

    @Test
    void whoMerelyReceivedAMailIsUnclear() {
        tenant.alert(Map.of("users", List.of(VICTIM), "roles", List.of("destination")));
        JsonNode flags = line(sweeping.sweep(), VICTIM).path("flags");
        assertThat(flags.findValuesAsText("clear")).containsOnly("false");
    }

    @Test
    void anAlertThatWasRaisedWhileNobodyCouldReadIsNotLost() {
        tenant.faults(Map.of("operation", "security.alerts", "times", 0, "status", 403));
        tenant.alert(Map.of("users", List.of(VICTIM)));
        JsonNode blind = sweeping.sweep();
        assertThat(source(blind, "alerts").at("/notChecked/kind").asText()).isEqualTo("denied");
        assertThat(sources(line(blind, VICTIM))).containsExactly("incidents");

        tenant.noFaults();
        assertThat(sources(line(sweeping.sweep(), VICTIM))).containsExactly("alerts");
    }

    @Test
    void whatWasReadOfAListBeforeItBrokeOffIsFlagged() {
        List<String> crowd = tenant.crowd(60);
        crowd.forEach(user -> tenant.alert(Map.of("users", List.of(user))));
        tenant.faults(List.of(
                Map.of("operation", "security.alerts", "times", 1, "delayMillis", 1),
                Map.of("operation", "security.alerts", "times", 0, "status", 403)));

        JsonNode sweep = sweeping.sweep();

        assertThat(source(sweep, "alerts").path("notChecked").isNull()).isFalse();
        assertThat(source(sweep, "alerts").path("flagged").asInt()).isEqualTo(50);
        tenant.noFaults();
        assertThat(source(sweeping.sweep(), "alerts").path("lookedAt").asInt()).isEqualTo(60);
    }

    @Test
    void whoSignsInFromAnIntrudersAddressIsFlagged() {
        Instant contained = Instant.now().minus(Duration.ofHours(2));
        String before = contained.minus(Duration.ofDays(3)).toString();
        String during = contained.minus(Duration.ofHours(1)).toString();
        tenant.signIn(Map.of("users", List.of(HONEST), "ipAddress", "192.0.2.1", "at", before));
        tenant.signIn(Map.of("users", List.of(VICTIM), "ipAddress", "192.0.2.1", "at", during));
        tenant.signIn(Map.of("users", List.of(VICTIM), "ipAddress", "203.0.113.66", "at", during));
        tenant.signIn(Map.of("users", List.of(HONEST), "ipAddress", "192.0.2.1"));
        tenant.signIn(Map.of("users", List.of(PAYROLL), "ipAddress", "203.0.113.66", "errorCode", 50126));
        String id = caller.contain(Map.of("user", VICTIM)).path("id").asText();
        sweeping.sql("update containment set accepted_at = accepted_at - interval '2 hours',"
                + " contained_at = contained_at - interval '2 hours' where id = '" + id + "'");

        assertThat(users(sweeping.sweep()))
                .as("the contained one, and no other")
                .containsExactly(VICTIM);
        tenant.signIn(Map.of("users", List.of(PAYROLL), "ipAddress", "203.0.113.66"));
        JsonNode sweep = sweeping.sweep();

        assertThat(users(sweep)).containsExactly(PAYROLL);
        assertThat(decision(sweep, PAYROLL)).isEqualTo("proposed");
        assertThat(line(sweep, PAYROLL).path("status").asText()).isEqualTo("waiting_approval");
        assertThat(tenant.ledger().stream().filter(Simulator.Entry::changed).map(Simulator.Entry::userId))
                .containsOnly(tenant.user(VICTIM).path("id").asText());
        assertThat(line(sweep, PAYROLL).at("/flags/0/evidence/fr").asText()).contains("203.0.113.66", id);
        assertThat(users(sweeping.sweep())).as("once").isEmpty();
    }

    @Test
    void whatIsNewInAMailboxIsFoundAndIllegitimateForwardingFlagsTheUser() {
        tenant.change(PAYROLL, Map.of("groups", List.of(SweptTenant.WATCHED)));
        assertThat(users(sweeping.sweep())).as("looked at for the first time").isEmpty();
        tenant.change(
                PAYROLL,
                Map.of(
                        "forwarding", Map.of("smtpAddress", "smtp:collecte@boite-externe.example"),
                        "addRules",
                                List.of(Map.of(
                                        "displayName",
                                        "Comptes rendus",
                                        "isEnabled",
                                        true,
                                        "conditions",
                                        Map.of("subjectContains", List.of("compte rendu")),
                                        "actions",
                                        Map.of("assignCategories", List.of("Comptes rendus"))))));

        JsonNode sweep = sweeping.sweep();

        JsonNode flags = line(sweep, PAYROLL).path("flags");
        assertThat(flags).hasSize(2);
        assertThat(flags).anySatisfy(flag -> {
            assertThat(flag.at("/evidence/fr").asText())
                    .contains("Absent ou différent le", "transfert vers", "collecte@boite-externe.example");
            assertThat(flag.path("clear").asBoolean()).isTrue();
        });
        assertThat(flags).anySatisfy(flag -> {
            assertThat(flag.at("/evidence/en").asText())
                    .contains("Not there", "Comptes rendus", "nothing speaks against it");
            assertThat(flag.path("clear").asBoolean()).isFalse();
        });
        assertThat(decision(sweep, PAYROLL)).isEqualTo("inspected");
        assertThat(users(sweeping.sweep())).as("no longer new").isEmpty();
        assertThat(sweeping.count("select count(*) from mailbox_baseline where artifacts::text like '%boite-externe%'"))
                .as("digests only")
                .isZero();
    }

    @Test
    void aMailboxThatCannotBeReadIsNotCheckedAndTheOthersAre() {
        tenant.change(PAYROLL, Map.of("groups", List.of(SweptTenant.WATCHED)));
        tenant.change(HONEST, Map.of("groups", List.of(SweptTenant.WATCHED)));
        tenant.faults(Map.of("operation", "exo.Get-InboxRule", "user", PAYROLL, "times", 0, "status", 403));

        JsonNode sweep = sweeping.sweep();

        assertThat(source(sweep, "baseline").at("/notChecked/kind").asText()).isEqualTo("denied");
        assertThat(source(sweep, "baseline").at("/notChecked/message/en").asText())
                .as("what Exchange's token holds is not missing")
                .isNotBlank()
                .doesNotContain("lacks the permission");
        assertThat(sweeping.count("select count(*) from mailbox_baseline")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "risky-users, risk.users, IdentityRiskyUser.Read.All",
        "alerts, security.alerts, SecurityAlert.Read.All",
        "incidents, security.incidents, SecurityIncident.Read.All",
        "group, group.members, GroupMember.Read.All"
    })
    void whatCannotBeReadIsNotChecked(String name, String operation, String permission) {
        tenant.faults(Map.of("operation", operation, "times", 0, "status", 403));

        JsonNode source = source(sweeping.sweep(), name);

        assertThat(source.at("/notChecked/kind").asText()).isEqualTo("denied");
        assertThat(source.at("/notChecked/message/en").asText()).contains(permission, "licence");
        assertThat(source.path("lookedAt").isNull()).isTrue();
    }

    @Test
    void aThrottledSourceIsAskedOnceMoreAndThenNotChecked() {
        tenant.faults(Map.of("operation", "risk.users", "times", 0, "status", 429));

        JsonNode sweep = sweeping.sweep();

        assertThat(source(sweep, "risky-users").at("/notChecked/kind").asText()).isEqualTo("throttled");
        assertThat(tenant.count("risk.users")).as("with the reading before").isLessThanOrEqualTo(7);
        List<Long> starts = tenant.ledger().stream()
                .filter(entry -> entry.operation().equals("risk.users"))
                .map(Simulator.Entry::start)
                .sorted()
                .toList();
        for (int i = 1; i < starts.size(); i++) {
            assertThat(starts.get(i) - starts.get(i - 1)).isGreaterThan(950_000);
        }
    }

    private static Set<String> users(JsonNode sweep) {
        return lines(sweep).stream().map(line -> line.path("userName").asText()).collect(Collectors.toSet());
    }

    private static Set<String> sources(JsonNode line) {
        return Set.copyOf(line.path("flags").findValuesAsText("source"));
    }
}
