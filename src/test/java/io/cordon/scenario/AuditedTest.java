package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.audit.Entry;
import io.cordon.audit.Fingerprint;
import io.cordon.store.AuditTrail;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a containment leaves in the audit trail, and that nothing happens that cannot be recorded. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class AuditedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VICTIM = "victime.hameconnee@hopital.example";

    @ConfigProperty(name = "simulator.url")
    URI simulatorUrl;

    @TestHTTPResource("/")
    URI cordonUrl;

    @Inject
    AuditTrail trail;

    @Inject
    DataSource database;

    private Simulator tenant;
    private Caller caller;
    private long before;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulatorUrl);
        caller = new Caller(cordonUrl, Caller.KEY);
        tenant.reset();
        before = trail.head().sequence();
    }

    @Test
    void everythingThatIsDoneStandsInTheTrailInItsOrder() {
        JsonNode containment = caller.contain(Map.of("user", VICTIM, "reason", "essai", "reference", "INC-1"));
        List<JsonNode> records = records();

        assertThat(records.getFirst().path("kind").asText()).isEqualTo("requested");
        assertThat(records.getFirst().path("actor").asText()).isEqualTo("tests");
        assertThat(records.getFirst().at("/details/reference").asText()).isEqualTo("INC-1");
        assertThat(records.get(1).path("kind").asText()).isEqualTo("decided");
        assertThat(records.getLast().path("kind").asText()).isEqualTo("concluded");
        assertThat(records.getLast().at("/details/status").asText()).isEqualTo("contained");
        assertThat(records.subList(1, records.size()))
                .allSatisfy(record -> assertThat(record.path("containment").asText())
                        .isEqualTo(containment.path("id").asText()));
        Set<String> intended = new HashSet<>();
        Set<String> ended = new HashSet<>();
        for (JsonNode record : records) {
            String step = record.at("/details/position").asText() + " "
                    + record.at("/details/attempt").asText();
            switch (record.path("kind").asText()) {
                case "intended" -> intended.add(step);
                case "ended" -> {
                    assertThat(intended).as("before its end").contains(step);
                    ended.add(step);
                }
                default -> {}
            }
        }
        assertThat(ended)
                .isEqualTo(intended)
                .hasSizeGreaterThanOrEqualTo(containment.path("steps").size());
    }

    @Test
    void theTrailVouchesForTheEvidenceOfTheReport() {
        JsonNode containment = caller.contain(Map.of("user", VICTIM));
        List<JsonNode> ended = records().stream()
                .filter(record -> record.path("kind").asText().equals("ended"))
                .toList();

        assertThat(containment.path("steps"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(ended)
                        .filteredOn(record -> record.at("/details/position").asInt()
                                == step.path("position").asInt())
                        .extracting(record -> record.at("/details/evidence").asText())
                        .contains(Fingerprint.ofJson(step.path("outcome").toString())));
    }

    @Test
    void neitherSecretsNorTextFromTheMailboxStandInTheTrail() {
        caller.contain(Map.of("user", VICTIM));
        String written = String.join(
                "\n", trail.after(before, 1000).stream().map(Entry::text).toList());
        List<String> secrets = new ArrayList<>(List.of(Caller.KEY, "Bearer", "client_secret"));
        tenant.user(VICTIM).path("passwordsSet").forEach(password -> secrets.add(password.asText()));
        tenant.user(VICTIM)
                .path("rules")
                .forEach(rule -> secrets.add(rule.path("displayName").asText()));

        assertThat(secrets).hasSizeGreaterThan(3);
        assertThat(written).doesNotContain(secrets);
    }

    @Test
    void aRefusedRequestStandsInTheTrail() {
        assertThat(caller.post("/v1/containments", Map.of("user", "nobody@hopital.example"))
                        .status())
                .isEqualTo(404);

        assertThat(records())
                .extracting(record -> record.path("kind").asText())
                .containsExactly("requested", "refused");
        assertThat(records().getLast().at("/details/code").asText()).isEqualTo("user-not-found");
        assertThat(records().getLast().at("/details/named").asText()).isEqualTo("nobody@hopital.example");
    }

    @Test
    void whatCannotBeRecordedIsNotDone() throws SQLException {
        readOnly(true);
        try {
            Caller.Answer answer = caller.post("/v1/containments", Map.of("user", VICTIM));

            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.json().path("code").asText()).isEqualTo("audit-unavailable");
            assertThat(answer.header("Retry-After")).isNotNull();
            assertThat(tenant.ledger()).as("sent to Microsoft 365").isEmpty();
            assertThat(caller.post("/v1/campaigns", Map.of("users", List.of(VICTIM)))
                            .json()
                            .path("code")
                            .asText())
                    .isEqualTo("audit-unavailable");
        } finally {
            readOnly(false);
        }
        assertThat(trail.head().sequence()).isEqualTo(before);
    }

    @Test
    void aTrailThatCannotBeWrittenAnyMoreStopsARunningContainment() throws SQLException {
        tenant.latency(300);
        String id = caller.post("/v1/containments", Map.of("user", VICTIM))
                .json()
                .path("id")
                .asText();
        readOnly(true);
        try {
            Awaitility.await()
                    .until(() -> !tenant.ledger().isEmpty() && tenant.ledger().size() == settled());
            List<String> written = tenant.changes();
            List<String> intended = records().stream()
                    .filter(record -> record.path("kind").asText().equals("intended"))
                    .map(record -> record.at("/details/step").asText())
                    .toList();

            assertThat(written).as("without a record of the intent").hasSizeLessThanOrEqualTo(intended.size());
            assertThat(caller.get("/v1/containments/" + id)
                            .json()
                            .path("status")
                            .asText())
                    .isNotEqualTo("contained");
        } finally {
            readOnly(false);
            tenant.latency(0);
        }
        assertThat(caller.ended(id).path("status").asText()).isEqualTo("contained");
    }

    /** How many requests the tenant has had, once it gets no more. */
    private int settled() {
        int before = tenant.ledger().size();
        Awaitility.await().pollDelay(java.time.Duration.ofSeconds(1)).until(() -> true);
        int after = tenant.ledger().size();
        return before == after ? after : -1;
    }

    private void readOnly(boolean on) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    on
                            ? "create trigger read_only before insert on audit_record for each row execute function audit_refuse()"
                            : "drop trigger read_only on audit_record");
        }
    }

    private List<JsonNode> records() {
        return trail.after(before, 1000).stream()
                .map(entry -> {
                    try {
                        return JSON.readTree(entry.text());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
