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
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only a release writes, with everything that can be wrong with the answer: each on a contained user of its own. */
@Tag("long")
@QuarkusTest
@TestProfile(ReleaseFaultMatrixTest.OnItsOwn.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class ReleaseFaultMatrixTest {
    /** Started anew: the circuits that this opens stay its own, and so do its users. */
    public static final class OnItsOwn implements QuarkusTestProfile {}

    private static final String OPERATION = "exo.Enable-InboxRule";
    private static final int AT_ONCE = 12;

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

    /** A contained user, with the mailbox as it was before. */
    private record Cell(FaultyCell faulty, String user, JsonNode mailbox, JsonNode containment) {
        String path() {
            return "/v1/containments/" + containment.path("id").asText();
        }

        /** Whether nothing that Cordon asks for is done. */
        boolean isHopeless() {
            Wrong.Kind kind = faulty.wrong().kind();
            return kind == Wrong.Kind.REFUSED || kind == Wrong.Kind.LIE;
        }
    }

    @Test
    void whatIsSaidToBePutBackIsThereAndTheAccountStaysContainedUntilItIs() throws Exception {
        List<String> users = tenant.crowd(Wrong.all().size());
        Queue<Cell> cells = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> containments = new ArrayList<>();
        for (Wrong wrong : Wrong.all()) {
            String user = users.get(containments.size());
            containments.add(() -> {
                JsonNode mailbox = tenant.user(user).path("mailbox");
                JsonNode contained = caller.contain(Map.of("user", user));
                assertThat(contained.path("status").asText()).isEqualTo("contained");
                cells.add(new Cell(new FaultyCell(OPERATION, wrong), user, mailbox, contained));
                return null;
            });
        }
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> releases = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            threads.invokeAll(containments);
            assertThat(cells).hasSameSizeAs(users);
            for (Cell cell : cells) {
                releases.add(() -> {
                    try {
                        release(cell);
                    } catch (RuntimeException | AssertionError e) {
                        failures.add(cell.faulty() + ": " + e.getMessage());
                    }
                    return null;
                });
            }
            threads.invokeAll(releases);
        }
        assertThat(failures).isEmpty();
        new Truth(tenant).nobodyWentToAnotherHost();
        FaultMatrixTest.haveBeenSpoilt(List.of(OPERATION));
    }

    private void release(Cell cell) {
        tenant.faults(cell.faulty().fault(cell.user()));
        ask(cell);
        cell.faulty()
                .step()
                .ifPresent(step -> Awaitility.await(cell.faulty().toString())
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(200))
                        .untilAsserted(() -> assertThat(Truth.outcome(get(cell), step, "release"::equals))
                                .isIn(cell.faulty().expected())));
        JsonNode ended = caller.ended(cell.containment().path("id").asText());
        assertThat(ended.toString()).doesNotContain("\"kind\":\"bug\"");
        assertThat(ended.at("/release/state").asText())
                .as(ended.toPrettyString())
                .isEqualTo(cell.isHopeless() ? "failed" : "released");
        if (cell.isHopeless()) {
            assertThat(enabled(cell)).isFalse();
            tenant.noFaults(cell.user());
            ask(cell);
            ended = caller.ended(cell.containment().path("id").asText());
        }
        assertThat(ended.path("status").asText()).as(ended.toPrettyString()).isEqualTo("released");
        assertThat(enabled(cell)).isTrue();
        assertThat(tenant.user(cell.user()).path("mailbox")).isEqualTo(cell.mailbox());
    }

    private void ask(Cell cell) {
        List<Integer> artifacts = StreamSupport.stream(
                        cell.containment().path("steps").spliterator(), false)
                .filter(step -> step.path("stage").asText().equals("eradicate"))
                .map(step -> step.path("position").asInt())
                .toList();
        Caller.Answer answer = Awaitility.await("the circuit is closed again")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> caller.post(
                                cell.path() + "/release",
                                Map.of("reason", "person heard, workstation reinstalled", "legitimate", artifacts)),
                        one -> one.status() != 503);
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
    }

    private JsonNode get(Cell cell) {
        return caller.get(cell.path()).json();
    }

    private boolean enabled(Cell cell) {
        return tenant.user(cell.user()).at("/properties/accountEnabled").asBoolean();
    }
}
