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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every operation that Cordon uses on a user, with everything that can be wrong with its answer: each on a compromised user of its own. The operations
 * are not listed anywhere: they are those that the simulated tenant sees while each {@link Play} is played once without faults.
 */
@Tag("long")
@QuarkusTest
@TestProfile(FaultMatrixTest.OnItsOwn.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
public class FaultMatrixTest {
    /** Started anew: the circuits that this opens stay its own. */
    public static final class OnItsOwn implements QuarkusTestProfile {}

    /** What the matrix has spoilt, a name a line. */
    public static final Path OPERATIONS = Path.of("target/fault-matrix.txt");

    private static final long SEED = 20_261_124;
    private static final int AT_ONCE = 20;
    private static final int HUGE_AT_ONCE = 2;
    /** How often a request that is refused is made again, where it must be accepted in the end, and where it need not be. */
    private static final int PATIENT = 120;

    private static final int TRIES = 3;

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

    /** What a play is like without any fault. */
    private record Usual(Set<String> operations, Map<String, Set<String>> findings, JsonNode answer) {}

    @Test
    void everyCellHasTheOutcomeThatIsTrue() throws Exception {
        Map<Play, Usual> usual = new EnumMap<>(Play.class);
        for (Play play : Play.values()) {
            usual.put(play, usual(play));
        }
        List<FaultyCell> cells = cells(usual);
        List<String> users = tenant.crowd(cells.size() + Play.values().length)
                .subList(Play.values().length, cells.size() + Play.values().length);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        Map<String, FaultyCell> containments = new ConcurrentHashMap<>();
        Semaphore places = new Semaphore(AT_ONCE);
        Semaphore huge = new Semaphore(HUGE_AT_ONCE);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            FaultyCell cell = cells.get(i);
            String user = users.get(i);
            work.add(() -> {
                Semaphore mine = cell.wrong().isHuge() ? huge : places;
                mine.acquire();
                try {
                    play(cell, user, usual.get(cell.play())).ifPresent(id -> containments.put(id, cell));
                } catch (RuntimeException | AssertionError e) {
                    failures.add(cell + ": " + e.getMessage());
                } finally {
                    tenant.noFaults(user);
                    mine.release();
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(work);
        }
        assertThat(failures).isEmpty();
        assertThat(containments).hasSizeGreaterThan(cells.size() / 2);

        nobodyWentToAnotherHost();
        tenant.noFaults();
        containments.forEach((id, cell) -> Awaitility.await(cell + " goes on when its fault is gone")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> {
                    JsonNode containment = containment(id);
                    assertThat(containment.path("status").asText())
                            .as(containment.toPrettyString())
                            .isIn(cell.passes() ? List.of("contained") : List.of("contained", "partial"));
                }));
    }

    /** Plays it once without faults, and writes down what was called, for {@link io.cordon.RecordedTrafficIT}. */
    private Usual usual(Play play) throws IOException {
        String user = tenant.crowd(1).getFirst();
        String id = tenant.user(user).at("/properties/id").asText();
        play.prepare(tenant, user);
        Caller.Answer answer = play.ask(caller, user);
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
        JsonNode said = answer.json().has("steps") && answer.json().has("id")
                ? caller.ended(answer.json().path("id").asText())
                : answer.json();
        List<Simulator.Entry> ledger = tenant.ledger();
        tenant.reset();
        Set<String> ofEverybody = operations(ledger, String::isEmpty);
        ofEverybody.remove("token"); // SignInTest
        assertThat(UnusableAnswersTest.OF_EVERYBODY).containsAll(ofEverybody);
        Set<String> operations = operations(ledger, id::equals);
        Files.write(
                OPERATIONS,
                Stream.concat(operations.stream(), ofEverybody.stream()).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return new Usual(operations, findings(said), said);
    }

    private static Set<String> operations(List<Simulator.Entry> ledger, Predicate<String> about) {
        return ledger.stream()
                .filter(entry -> about.test(entry.userId() == null ? "" : entry.userId()))
                .map(Simulator.Entry::operation)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each operation in the first play that uses it. */
    private static List<FaultyCell> cells(Map<Play, Usual> usual) {
        List<FaultyCell> cells = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        usual.forEach((play, one) -> one.operations().stream()
                .filter(seen::add)
                .forEach(operation -> Wrong.all().forEach(wrong -> cells.add(new FaultyCell(play, operation, wrong)))));
        Collections.shuffle(cells, new Random(SEED)); // or the faults of one service would open its circuit for all
        return cells;
    }

    /** Plays with the fault switched on, until what is true of it shows; the containment's id, if there is one. */
    private Optional<String> play(FaultyCell cell, String user, Usual usual) {
        cell.play().prepare(tenant, user);
        tenant.faults(cell.fault(user));
        Caller.Answer answer = answer(cell, user);
        if (answer.status() >= 300) {
            assertThat(answer.status()).as(answer.text()).isIn(502, 503);
            assertThat(answer.json().path("code").asText()).startsWith("microsoft-");
            assertThat(changesOf(tenant.user(user).at("/properties/id").asText()))
                    .isEmpty();
            return Optional.empty();
        }
        if (cell.play() == Play.PREFLIGHT) {
            nothingUntrueIsPromised(cell, answer.json(), usual.answer());
            return Optional.empty();
        }
        String id = answer.json().path("id").asText();
        Awaitility.await(cell.toString())
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    JsonNode containment = containment(id);
                    assertThat(cell.step()
                                    .map(step -> cell.expected().contains(outcome(containment, step)))
                                    .orElseGet(() -> isOverOrPutOff(containment)))
                            .as(cell + " " + containment.toPrettyString())
                            .isTrue();
                });
        nothingUntrueIsSaid(containment(id), usual);
        return Optional.of(id);
    }

    /** Other cells' faults open the circuit now and then; the answer then says to try again, and a caller does. */
    private Caller.Answer answer(FaultyCell cell, String user) {
        int times = cell.step().isPresent() || cell.passes() ? PATIENT : TRIES;
        Caller.Answer answer = cell.play().ask(caller, user);
        for (int tried = 1; answer.status() >= 300 && tried < times; tried++) {
            pause();
            answer = cell.play().ask(caller, user);
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOverOrPutOff(JsonNode containment) {
        return !containment.path("status").asText().equals("running")
                || containment.findValuesAsText("kind").contains("deferred");
    }

    /** Whatever of the user could not be read, for good, shows; and nothing is said to work that was not before. */
    private static void nothingUntrueIsPromised(FaultyCell cell, JsonNode said, JsonNode usual) {
        boolean lost = switch (cell.wrong().kind()) {
            case REFUSED, UNREADABLE, LIE, BARE -> true;
            case SHORT, PASSING, LOST, ENDLESS, MISTYPED -> false;
        };
        assertThat(lost && said.path("notKnown").equals(usual.path("notKnown")))
                .as("%s %s", cell, said.toPrettyString())
                .isFalse();
        for (int i = 0; i < said.path("steps").size(); i++) {
            if (said.at("/steps/" + i + "/verdict").asText().equals("will_work")) {
                assertThat(usual.at("/steps/" + i + "/verdict").asText()).isEqualTo("will_work");
            }
        }
    }

    /** What is said to be done was seen by the tenant, what is said to be looked at was found as ever, and nothing is an error of Cordon's own. */
    private void nothingUntrueIsSaid(JsonNode containment, Usual usual) {
        Map<String, List<String>> effects = Map.of(
                "account.disable", List.of("user.patch.accountEnabled"),
                "password.reset", List.of("user.patch.passwordProfile"),
                "sessions.revoke", List.of("sessions.revoke"),
                "mailbox.rule.disable", List.of("rule.patch", "exo.Disable-InboxRule"),
                "mailbox.forwarding.clear", List.of("exo.Set-Mailbox"));
        List<String> changes = changesOf(containment.at("/user/id").asText());
        assertThat(containment.toString()).doesNotContain("\"kind\":\"bug\"");
        for (JsonNode step : containment.path("steps")) {
            JsonNode outcome = step.path("outcome");
            if (outcome.path("kind").asText().equals("changed")
                    && outcome.path("verified").asBoolean()) {
                assertThat(changes)
                        .as("effect of %s", step)
                        .containsAnyElementsOf(effects.get(step.path("step").asText()));
            }
            if (outcome.path("kind").asText().equals("inspected")) {
                String name = step.path("step").asText();
                assertThat(findings(containment).get(name))
                        .as("clean is said of %s", containment.toPrettyString())
                        .containsAll(usual.findings().get(name));
            }
        }
    }

    private List<String> changesOf(String user) {
        return tenant.ledger().stream()
                .filter(entry -> Objects.equals(entry.userId(), user) && entry.changed())
                .map(Simulator.Entry::operation)
                .toList();
    }

    /** What each inspection found, by step. */
    private static Map<String, Set<String>> findings(JsonNode containment) {
        Map<String, Set<String>> findings = new TreeMap<>();
        for (JsonNode step : containment.path("steps")) {
            Set<String> found = findings.computeIfAbsent(step.path("step").asText(), _ -> new TreeSet<>());
            step.at("/outcome/findings")
                    .forEach(finding -> found.add(finding.at("/artifact/label").asText() + " "
                            + finding.path("severity").asText()));
        }
        return findings;
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
