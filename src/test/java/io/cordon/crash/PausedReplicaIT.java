package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Postgres;
import io.cordon.testing.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of two replicas stands still while it works, the other takes over, and then the first one wakes up in the middle of its sentence. */
class PausedReplicaIT {
    private static final int MANY = 60;
    private static final int FEW = 16;
    private static final int LATENCY = 250;
    private static final int RULES = 2;

    @Test
    @Tag("crash")
    void aReplicaPausedForAMinuteWritesNothingMoreForWhatItLost() throws InterruptedException {
        pause("paused-60", Duration.ofSeconds(60), MANY);
    }

    @Test
    void aReplicaPausedUntilItIsTakenForDeadWritesNothingMoreForWhatItLost() throws InterruptedException {
        pause("paused-15", Duration.ofSeconds(15), FEW);
    }

    private static void pause(String name, Duration pause, int users) throws InterruptedException {
        try (Postgres database = new Postgres();
                Site site = new Site(name);
                Replica paused = new Replica(() -> site.start(database.url(), "localhost"));
                Replica other = new Replica(() -> site.start(database.url(), "127.0.0.1"))) {
            Simulator tenant = site.tenant();
            tenant.latency(LATENCY);
            Crowd crowd = new Crowd(tenant, users);
            crowd.ask(paused, other).await(); // nobody waits for an answer of the paused one
            Awaitility.await("it looks at rules which it will then disable")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> looking(tenant.ledger()) >= RULES);
            long stopped = Micros.now();
            paused.pause();
            long woken;
            try {
                Awaitility.await("the pause")
                        .pollDelay(pause)
                        .atMost(pause.plusSeconds(5))
                        .until(() -> true);
            } finally {
                woken = Micros.now();
                paused.resume();
            }
            List<JsonNode> all = crowd.ended(other, Duration.ofMinutes(3));

            List<Simulator.Entry> ledger = tenant.ledger();
            Takeover takeover = Takeover.of(
                    ledger.stream().filter(entry -> entry.start() < woken).toList(),
                    "//localhost",
                    "//127.0.0.1",
                    stopped);
            List<Simulator.Entry> late = Writes.in(ledger).stream()
                    .filter(entry -> entry.start() >= woken
                            && entry.origin().contains("//localhost")
                            && takeover.lost().containsKey(entry.userId()))
                    .toList();
            Figures.add("%s: users=%d %s, writes of the woken replica=%d", name, all.size(), takeover, late.size());
            Check check = new Check(tenant, ledger, Crowd.withSteps(other, all), List.of(stopped));
            check.everybodyIsContainedOnce(users);
            check.nobodyIsCutTwice();
            assertThat(takeover.lost()).isNotEmpty();
            assertThat(late).isEmpty();
        }
    }

    /** At how many rules the replica looks at this moment, before anything was done about them. */
    private static long looking(List<Simulator.Entry> ledger) {
        long now = Micros.now();
        Set<String> done = Writes.perUser(ledger, "rule.patch").keySet();
        return ledger.stream()
                .filter(entry -> entry.operation().equals("rule.get")
                        && entry.origin().contains("//localhost")
                        && entry.end() > now
                        && !done.contains(entry.userId()))
                .count();
    }
}
