package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Postgres;
import io.cordon.testing.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database is away for half a minute while Cordon works. */
@Tag("crash")
class DatabaseOutageIT {
    private static final int USERS = 150;
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    /** Writes whose intent was stored before may still be on their way. */
    private static final long IN_HAND_MICROS = 2_000_000;

    private static final long BACK_MICROS = 10_000_000;
    private static final long REFUSED_MICROS = 2_000_000;

    @Test
    void nothingIsWrittenWhileTheDatabaseIsAwayAndNothingTwiceAfterwards() {
        lose("away", Postgres::stop, Postgres::start);
    }

    @Test
    void aDatabaseThatTakesRequestsAndSaysNothingIsAwayToo() {
        lose("silent", Postgres::pause, Postgres::resume);
    }

    private static void lose(String name, Consumer<Postgres> leave, Consumer<Postgres> comeBack) {
        try (Postgres database = new Postgres();
                Site site = new Site("database-" + name);
                Replica cordon = new Replica(() -> site.start(database.url(), "localhost"))) {
            Simulator tenant = site.tenant();
            Crowd crowd = new Crowd(tenant, USERS);
            crowd.ask(cordon);
            Awaitility.await("a third of them are cut")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> tenant.count(Writes.PASSWORD) > USERS / 3);
            leave.accept(database);
            long down = Micros.now();
            long refused = refusals(cordon);
            Awaitility.await("the outage")
                    .pollDelay(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(5))
                    .until(() -> true);
            long returns = Micros.now();
            comeBack.accept(database);
            long up = Micros.now();
            List<JsonNode> all = crowd.ended(cordon, Duration.ofMinutes(5));

            List<Simulator.Entry> ledger = tenant.ledger();
            List<Simulator.Entry> inHand = between(ledger, down, down + IN_HAND_MICROS);
            List<Simulator.Entry> meanwhile = between(ledger, down + IN_HAND_MICROS, returns);
            long first = Writes.in(ledger).stream()
                    .mapToLong(Simulator.Entry::start)
                    .filter(start -> start > returns)
                    .min()
                    .orElse(Long.MAX_VALUE);
            Check check = new Check(tenant, ledger, Crowd.withSteps(cordon, all), List.of());
            Figures.add(
                    "database %s for %d s: users=%d, refused after %d ms, writes in hand=%d, writes meanwhile=%d, first write %d ms after its return",
                    name,
                    OUTAGE.toSeconds(),
                    all.size(),
                    refused / 1000,
                    inHand.size(),
                    meanwhile.size(),
                    (first - up) / 1000);
            assertThat(refused).isLessThan(REFUSED_MICROS);
            assertThat(meanwhile).isEmpty();
            assertThat(first - up).isLessThan(BACK_MICROS);
            check.everybodyIsContainedOnce(USERS);
            check.nobodyIsCutTwice();
        }
    }

    /** The longest that a caller waits for his refusal, whatever he asks for, in microseconds. */
    private static long refusals(Replica cordon) {
        Map<String, String> one = Map.of("user", "victime.hameconnee@hopital.example");
        Caller caller = cordon.caller();
        return Stream.<Supplier<Caller.Answer>>of(
                        () -> caller.post("/v1/containments", one),
                        () -> caller.post("/v1/containments", one, "Idempotency-Key", "while-it-is-away"),
                        () -> caller.post("/v1/campaigns", Map.of("users", List.of(one.get("user")))),
                        () -> caller.post("/v1/containments", one))
                .mapToLong(DatabaseOutageIT::refusal)
                .max()
                .orElseThrow();
    }

    private static long refusal(Supplier<Caller.Answer> ask) {
        long asked = Micros.now();
        Caller.Answer answer = ask.get();
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        return Micros.now() - asked;
    }

    private static List<Simulator.Entry> between(List<Simulator.Entry> ledger, long from, long to) {
        return Writes.in(ledger).stream()
                .filter(entry -> entry.start() > from && entry.start() < to)
                .toList();
    }
}
