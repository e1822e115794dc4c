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
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    /** Started anew: the circuits that this opens stay its own. The members of a group are protected. */
    public static final class OnItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("cordon.tenants.hopital.protected-accounts.groups", Play.PROTECTED_GROUP);
        }
    }

    /** What the matrices have spoilt, a name a line. */
    public static final Path OPERATIONS = Path.of("target/fault-matrix.txt");

    private static final long SEED = 20_261_124;
    private static final int AT_ONCE = 20;
    private static final int HUGE_AT_ONCE = 2;
    /** How often a request that is refused is made again, where it must be accepted in the end, and where it need not be. */
    private static final int PATIENT = 120;

    private static final int TRIES = 3;
    /** The answer about an account that must not be touched. */
    private static final int FORBIDDEN = 403;

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    private Simulator tenant;
    private Truth truth;
    private Caller caller;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        truth = new Truth(tenant);
        caller = new Caller(cordon, Caller.KEY);
        tenant.reset();
    }

    @AfterEach
    void end() {
        tenant.reset();
    }

    /** For {@link io.cordon.RecordedTrafficIT}: these operations have been put through everything that can be wrong. */
    public static void haveBeenSpoilt(Collection<String> operations) throws IOException {
        Files.write(OPERATIONS, operations, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What is asked for while something is wrong. */
    private record Cell(Play play, FaultyCell faulty) {
        /** The step whose outcome is known; each of its operations is spoilt in the play that has nothing unusual. */
        Optional<String> step() {
            return play == Play.CONTAINMENT ? faulty.step() : Optional.empty();
        }

        /** Whether everything is done once the fault is gone. */
        boolean passes() {
            return faulty.passes();
        }

        @Override
        public String toString() {
            return play + ", " + faulty;
        }
    }

    /** What a play is like without any fault. */
    private record Usual(Set<String> operations, Map<String, Set<String>> findings, JsonNode answer) {}

    @Test
    void everyCellHasTheOutcomeThatIsTrue() throws Exception {
        Map<Play, Usual> usual = new EnumMap<>(Play.class);
        for (Play play : Play.values()) {
            usual.put(play, usual(play));
        }
        List<Cell> cells = cells(usual);
        List<String> users = tenant.crowd(cells.size() + Play.values().length)
                .subList(Play.values().length, cells.size() + Play.values().length);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        Map<String, Cell> containments = new ConcurrentHashMap<>();
        Semaphore places = new Semaphore(AT_ONCE);
        Semaphore huge = new Semaphore(HUGE_AT_ONCE);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String user = users.get(i);
            work.add(() -> {
                Semaphore mine = cell.faulty().wrong().isHuge() ? huge : places;
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

        truth.nobodyWentToAnotherHost();
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

    /** Plays it once without faults, and writes down what was called. */
    private Usual usual(Play play) throws IOException {
        String user = tenant.crowd(1).getFirst();
        String id = tenant.user(user).at("/properties/id").asText();
        play.prepare(tenant, user);
        Caller.Answer answer = play.ask(caller, user);
        assertThat(answer.status()).as(answer.text()).isIn(play.answers());
        JsonNode said = answer.json().has("steps") && answer.json().has("id")
                ? caller.ended(answer.json().path("id").asText())
                : answer.json();
        List<Simulator.Entry> ledger = tenant.ledger();
        tenant.reset();
        Set<String> ofEverybody = operations(ledger, String::isEmpty);
        ofEverybody.remove("token"); // SignInTest
        assertThat(UnusableAnswersTest.OF_EVERYBODY).containsAll(ofEverybody);
        Set<String> operations = operations(ledger, id::equals);
        haveBeenSpoilt(operations);
        haveBeenSpoilt(ofEverybody);
        return new Usual(operations, Truth.findings(said), said);
    }

    private static Set<String> operations(List<Simulator.Entry> ledger, Predicate<String> about) {
        return ledger.stream()
                .filter(entry -> about.test(entry.userId() == null ? "" : entry.userId()))
                .map(Simulator.Entry::operation)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each operation in the first play that uses it; what protects an account also where it does. */
    private static List<Cell> cells(Map<Play, Usual> usual) {
        List<Cell> cells = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        usual.forEach((play, one) -> one.operations().stream()
                .filter(operation -> play.isRefused() ? FaultyCell.isGuard(operation) : seen.add(operation))
                .forEach(operation ->
                        Wrong.all().forEach(wrong -> cells.add(new Cell(play, new FaultyCell(operation, wrong))))));
        Collections.shuffle(cells, new Random(SEED)); // or the faults of one service would open its circuit for all
        return cells;
    }

    /** Plays with the fault switched on, until what is true of it shows; the containment's id, if there is one. */
    private Optional<String> play(Cell cell, String user, Usual usual) {
        cell.play().prepare(tenant, user);
        tenant.faults(cell.faulty().fault(user));
        Caller.Answer answer = answer(cell, user);
        String userId = tenant.user(user).at("/properties/id").asText();
        if (answer.status() >= 300) {
            isRefused(cell, answer);
            assertThat(truth.changesOf(userId)).isEmpty();
            truth.isAskedAgainWhole(cell.faulty(), userId);
            return Optional.empty();
        }
        assertThat(cell.play().isRefused() || cell.faulty().hidesProtection())
                .as("%s is allowed although nobody knows that it may be: %s", cell, answer.text())
                .isFalse();
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
                                    .map(step -> cell.faulty().expected().contains(outcome(containment, step)))
                                    .orElseGet(() -> isOverOrPutOff(containment)))
                            .as(cell + " " + containment.toPrettyString())
                            .isTrue();
                });
        truth.nothingUntrueIsSaid(containment(id), usual.findings());
        truth.isAskedAgainWhole(cell.faulty(), userId);
        return Optional.of(id);
    }

    private static void isRefused(Cell cell, Caller.Answer answer) {
        if (answer.status() == FORBIDDEN) {
            assertThat(cell.play().isRefused()).as(answer.text()).isTrue();
            assertThat(answer.json().path("code").asText()).isEqualTo("account-protected");
        } else {
            assertThat(answer.status()).as(answer.text()).isIn(502, 503);
            assertThat(answer.json().path("code").asText()).startsWith("microsoft-");
            assertThat(cell.play().isRefused() && cell.passes())
                    .as("%s is known in the end: %s", cell, answer.text())
                    .isFalse();
        }
    }

    /** Other cells' faults open the circuit now and then; the answer then says to try again, and a caller does. */
    private Caller.Answer answer(Cell cell, String user) {
        int times = cell.step().isPresent() || cell.passes() ? PATIENT : TRIES;
        Caller.Answer answer = cell.play().ask(caller, user);
        for (int tried = 1; isWorthAsking(answer, tried, times); tried++) {
            pause();
            answer = cell.play().ask(caller, user);
        }
        return answer;
    }

    /** That the database of a busy machine lets a request wait says nothing about the cell. */
    private static boolean isWorthAsking(Caller.Answer answer, int tried, int times) {
        if (answer.status() < 300 || answer.status() == FORBIDDEN) {
            return false;
        }
        boolean ours = answer.json().path("code").asText().equals("store-unavailable");
        return tried < (ours ? PATIENT : times);
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
    private static void nothingUntrueIsPromised(Cell cell, JsonNode said, JsonNode usual) {
        boolean lost = cell.faulty().wrong().kind().isLoss();
        assertThat(lost && said.path("notKnown").equals(usual.path("notKnown")))
                .as("%s %s", cell, said.toPrettyString())
                .isFalse();
        for (int i = 0; i < said.path("steps").size(); i++) {
            if (said.at("/steps/" + i + "/verdict").asText().equals("will_work")) {
                assertThat(usual.at("/steps/" + i + "/verdict").asText()).isEqualTo("will_work");
            }
        }
    }

    private JsonNode containment(String id) {
        return caller.get("/v1/containments/" + id).json();
    }

    private static String outcome(JsonNode containment, String step) {
        return Truth.outcome(containment, step, stage -> !stage.equals("close"));
    }
}
