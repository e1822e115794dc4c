package io.cordon.scenario;

import static io.cordon.scenario.ATenantForEachWrong.tenant;
import static io.cordon.scenario.ATenantForEachWrong.watched;
import static io.cordon.scenario.Sweeping.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Failure;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the search for changes in mailboxes reads of each of them, with everything that can be wrong with the answer: for a user in whose mailbox there
 * is something new, and for one in whose mailbox there is not. All tenants at once, as each mailbox has its own faults.
 */
@Tag("long")
@QuarkusTest
@TestProfile(ATenantForEachWrong.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class BaselineFaultMatrixTest {
    private static final Map<String, Map<String, ?>> NEWS = Map.of(
            "exo.Get-Mailbox",
            Map.of("forwarding", Map.of("smtpAddress", "smtp:collecte@boite-externe.example")),
            "exo.Get-InboxRule",
            Map.of(
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

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    @Inject
    DataSource database;

    private Simulator tenant;
    private Sweeping sweeping;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        sweeping = new Sweeping(new Caller(cordon, Caller.KEY), database);
        sweeping.forgetAll();
        tenant.reset();
    }

    @AfterEach
    void end() {
        tenant.reset();
    }

    /** The two users for whom an operation is spoilt. */
    private record Cell(FaultyCell faulty, String changed, String unchanged) {
        List<String> users() {
            return List.of(changed, unchanged);
        }
    }

    @Test
    void whatIsNewIsFoundAndWhatCannotBeReadIsNeitherNewNorOld() throws Exception {
        List<Cell> cells = cells();
        everywhere(sweep -> assertThat(Sweeping.lines(sweep)).isEmpty());
        cells.forEach(
                cell -> tenant.change(cell.changed(), NEWS.get(cell.faulty().operation())));
        cells.forEach(
                cell -> cell.users().forEach(user -> tenant.faults(cell.faulty().fault(user))));
        List<String> failures = new ArrayList<>();
        Map<Wrong, JsonNode> spoilt = everywhere(_ -> {});
        cells.forEach(cell -> check(
                failures, cell, () -> isTrue(cell, spoilt.get(cell.faulty().wrong()))));
        tenant.noFaults();
        Map<Wrong, JsonNode> over = everywhere(
                sweep -> assertThat(source(sweep, "baseline").path("notChecked").isNull())
                        .isTrue());
        cells.forEach(cell -> check(failures, cell, () -> {
            Wrong wrong = cell.faulty().wrong();
            assertThat(flags(spoilt.get(wrong), cell.changed()) + flags(over.get(wrong), cell.changed()))
                    .as("found once, %s", over.get(wrong).toPrettyString())
                    .isEqualTo(1);
            assertThat(flags(over.get(wrong), cell.unchanged())).isZero();
        }));
        assertThat(failures).isEmpty();
        FaultMatrixTest.haveBeenSpoilt(NEWS.keySet());
    }

    private List<Cell> cells() {
        List<String> users = tenant.crowd(2 * NEWS.size() * Wrong.all().size());
        List<Cell> cells = new ArrayList<>();
        for (Wrong wrong : Wrong.all()) {
            for (String operation : NEWS.keySet()) {
                Cell cell = new Cell(
                        new FaultyCell(operation, wrong), users.get(2 * cells.size()), users.get(2 * cells.size() + 1));
                cell.users().forEach(user -> tenant.change(user, Map.of("groups", List.of(watched(wrong)))));
                cells.add(cell);
            }
        }
        return cells;
    }

    private Map<Wrong, JsonNode> everywhere(Consumer<JsonNode> each) {
        Map<Wrong, JsonNode> sweeps = new LinkedHashMap<>();
        Wrong.all().forEach(wrong -> sweeps.put(wrong, sweeping.begin(tenant(wrong), "run")));
        sweeps.replaceAll((_, sweep) -> sweeping.ended(sweep));
        sweeps.values().forEach(each);
        return sweeps;
    }

    private static void check(List<String> failures, Cell cell, Runnable assertions) {
        try {
            assertions.run();
        } catch (AssertionError e) {
            failures.add(cell.faulty() + ": " + e.getMessage());
        }
    }

    /** What passes has passed when the sweep comes back to it, unless so much failed that the circuit was open before every mailbox was asked. */
    private static void isTrue(Cell cell, JsonNode sweep) {
        Wrong.Kind kind = cell.faulty().wrong().kind();
        JsonNode lost = source(sweep, "baseline").path("notChecked");
        assertThat(flags(sweep, cell.unchanged())).as(sweep.toPrettyString()).isZero();
        if (lost.isNull()) {
            assertThat(kind.passes() || kind == Wrong.Kind.SHORT)
                    .as("it is read: %s", sweep.toPrettyString())
                    .isTrue();
            assertThat(flags(sweep, cell.changed())).as(sweep.toPrettyString()).isEqualTo(1);
        } else {
            assertThat(kind.failures())
                    .as(lost.toPrettyString())
                    .contains(Failure.Kind.valueOf(lost.path("kind").asText().toUpperCase(Locale.ROOT)));
            assertThat(flags(sweep, cell.changed()))
                    .as(sweep.toPrettyString())
                    .isLessThanOrEqualTo(kind.passes() ? 1 : 0);
        }
    }

    private static int flags(JsonNode sweep, String user) {
        return Sweeping.lines(sweep).stream()
                .filter(line -> line.path("userName").asText().equals(user))
                .mapToInt(line -> line.path("flags").size())
                .sum();
    }
}
