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
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation that a containment uses, with everything that can be wrong with its answer: each on a compromised user of its own. */
@QuarkusTest
@TestProfile(FaultMatrixTest.OnItsOwn.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class FaultMatrixTest {
    /** Started anew: the circuits that this opens stay its own. */
    public static final class OnItsOwn implements QuarkusTestProfile {}

    private static final int AT_ONCE = 16;
    private static final int HUGE_AT_ONCE = 2;

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

    @AfterEach
    void end() {
        tenant.reset();
    }

    @Test
    void everyCellHasTheOutcomeThatIsTrue() throws Exception {
        List<FaultyCell> cells = FaultyCell.all();
        List<String> users = tenant.crowd(cells.size());
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        Map<String, String> containments = new TreeMap<>();
        Semaphore places = new Semaphore(AT_ONCE);
        Semaphore huge = new Semaphore(HUGE_AT_ONCE);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            FaultyCell cell = cells.get(i);
            String user = users.get(i);
            work.add(() -> {
                Semaphore mine = cell.isHuge() ? huge : places;
                mine.acquire();
                try {
                    String id = play(cell, user);
                    synchronized (containments) {
                        containments.put(id, cell.toString());
                    }
                } catch (RuntimeException | AssertionError e) {
                    failures.add(cell + ": " + e.getMessage());
                } finally {
                    mine.release();
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(work);
        }
        assertThat(failures).isEmpty();
        assertThat(containments).hasSameSizeAs(cells);

        nobodyWentToAnotherHost();
        tenant.noFaults();
        containments.forEach((id, cell) -> Awaitility.await(cell + " goes on when its fault is gone")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> {
                    JsonNode containment = containment(id);
                    assertThat(containment.path("status").asText()).isIn("contained", "partial");
                    // a fault that passes leaves nothing undone
                    assertThat(cell.contains("-> deferred")
                                    && !containment.path("status").asText().equals("contained"))
                            .as(containment.toPrettyString())
                            .isFalse();
                }));
    }

    /** Contains the user with the fault switched on, until the step that the fault concerns has the outcome that is true. */
    private String play(FaultyCell cell, String user) {
        tenant.faults(cell.fault(user));
        Caller.Answer accepted = accepted(user, cell);
        String id = accepted.json().path("id").asText();
        Awaitility.await(cell.toString())
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(outcome(containment(id), cell.step()))
                        .as(containment(id).toPrettyString())
                        .isIn(cell.expected()));
        JsonNode containment = containment(id);
        nothingUntrueIsSaid(containment);
        return id;
    }

    /** Other cells' faults open the circuit now and then; the answer then says to try again, and a caller does. */
    private Caller.Answer accepted(String user, FaultyCell cell) {
        return Awaitility.await(cell + " is accepted")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> caller.post("/v1/containments", Map.of("user", user)),
                        answer -> answer.status() == 200 || answer.status() == 202);
    }

    /** What is said to be done was seen by the tenant, and nothing is put down to an error of Cordon's own. */
    private void nothingUntrueIsSaid(JsonNode containment) {
        Map<String, List<String>> effects = Map.of(
                "account.disable", List.of("user.patch.accountEnabled"),
                "password.reset", List.of("user.patch.passwordProfile"),
                "sessions.revoke", List.of("sessions.revoke"),
                "mailbox.rule.disable", List.of("rule.patch", "exo.Disable-InboxRule"),
                "mailbox.forwarding.clear", List.of("exo.Set-Mailbox"));
        String user = containment.at("/user/id").asText();
        List<String> changes = tenant.ledger().stream()
                .filter(entry -> Objects.equals(entry.userId(), user) && entry.changed())
                .map(Simulator.Entry::operation)
                .toList();
        assertThat(containment.toString()).doesNotContain("\"kind\":\"bug\"");
        for (JsonNode step : containment.path("steps")) {
            JsonNode outcome = step.path("outcome");
            if (outcome.path("kind").asText().equals("changed")
                    && outcome.path("verified").asBoolean()) {
                assertThat(changes)
                        .as("effect of %s", step)
                        .containsAnyElementsOf(effects.get(step.path("step").asText()));
            }
        }
    }

    private void nobodyWentToAnotherHost() {
        assertThat(tenant.ledger().stream()
                        .filter(entry -> !entry.operation().equals("token"))
                        .map(Simulator.Entry::origin)
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    private JsonNode containment(String id) {
        return caller.get("/v1/containments/" + id).json();
    }

    /** The worst outcome among those of the step's name, since the fault may concern one target of several. */
    private static String outcome(JsonNode containment, String step) {
        List<String> order = List.of(
                "deferred", "failed", "not_checked", "unverified", "changed", "unchanged", "inspected", "skipped");
        String worst = "none";
        for (JsonNode one : containment.path("steps")) {
            String kind = one.at("/outcome/kind").asText("none");
            if (kind.equals("changed") && !one.at("/outcome/verified").asBoolean()) {
                kind = "unverified";
            }
            boolean concerned = one.path("step").asText().equals(step)
                    && !one.path("stage").asText().equals("close");
            if (concerned && (worst.equals("none") || order.indexOf(kind) < order.indexOf(worst))) {
                worst = kind;
            }
        }
        return worst;
    }
}
