package io.cordon.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Simulator;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Contains the same user again and again, and is killed and started again each time. Lanes run side by side, each with a tenant of its own. */
final class Lane implements AutoCloseable {
    private static final String VICTIM = "victime.hameconnee@hopital.example";

    private final Site site;
    private final Simulator tenant;
    private final List<Simulator.Entry> course;
    private final Replica cordon;

    Lane(String name) {
        site = new Site(name);
        tenant = site.tenant();
        cordon = new Replica(site::start);
        contain(); // fetches tokens, which the next one has
        contain();
        course = tenant.ledger();
    }

    /** The requests of a containment that nobody disturbs. */
    List<Simulator.Entry> course() {
        return course;
    }

    private void contain() {
        tenant.reset();
        Proof.holds(cordon.caller().contain(Map.of("user", VICTIM)), tenant.ledger(), tenant.user(VICTIM));
    }

    /** Kills Cordon at a request. */
    Survival survive(Point point) {
        tenant.reset();
        tenant.faults(point.fault());
        CompletableFuture<Optional<String>> asked = CompletableFuture.supplyAsync(this::ask);
        Awaitility.await(point.toString())
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> point.reached(tenant.ledger(), Micros.now()));
        return goOn(point.toString(), asked);
    }

    /** Kills Cordon as soon as the containment it has answered for is in such a state. */
    Survival survive(String name, Predicate<JsonNode> state) {
        tenant.reset();
        String id = ask().orElseThrow();
        Awaitility.await(name)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(() ->
                        state.test(cordon.caller().get("/v1/containments/" + id).json()));
        return goOn(name, CompletableFuture.completedFuture(Optional.of(id)));
    }

    private Survival goOn(String point, CompletableFuture<Optional<String>> asked) {
        cordon.kill();
        long killed = Micros.now();
        Optional<String> answered = asked.join();
        List<Simulator.Entry> before = tenant.ledger();
        tenant.noFaults();
        cordon.restart();
        long ready = Micros.now();
        // A caller without an answer asks again; one with an answer only waits.
        String id = answered.or(this::ask).orElseThrow();
        JsonNode containment = cordon.caller().ended(id);
        List<Simulator.Entry> ledger = tenant.ledger();
        Proof.holds(containment, ledger, tenant.user(VICTIM));
        long resumed = ledger.stream()
                .filter(entry -> entry.start() > killed && !entry.userId().isEmpty())
                .mapToLong(Simulator.Entry::start)
                .min()
                .orElse(ready);
        Survival survival = new Survival(
                point,
                answered.isPresent(),
                (resumed - ready) / 1000,
                (resumed - killed) / 1000,
                Proof.attempts(containment, "password.reset"),
                before,
                ledger,
                cordon.caller().get("/v1/containments").json().path("items"));
        Figures.add("%s, extra writes %s", survival, survival.extraWrites(course));
        survival.assertHarmless(course);
        return survival;
    }

    /** The containment's id, unless Cordon dies before it has answered. */
    private Optional<String> ask() {
        try {
            return Optional.of(cordon.caller()
                            .post("/v1/containments", Map.of("user", VICTIM))
                            .json()
                            .path("id")
                            .asText())
                    .filter(id -> !id.isEmpty());
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        cordon.close();
        site.close();
    }
}
