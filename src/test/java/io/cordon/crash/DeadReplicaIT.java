package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Postgres;
import io.cordon.testing.Simulator;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of two replicas dies for good, half-way through its work. */
@Tag("crash")
class DeadReplicaIT {
    private static final int MANY = 500;
    /** Few enough for the living replica to have room for all of them at once. */
    private static final int FEW = 40;

    private static final int SLOW = 300;
    private static final long PROMISED_MICROS = 10_000_000;

    @Test
    void everybodyIsContainedOnceAlthoughAReplicaDies() {
        assertThat(die("dead-many", MANY, 0, DeadReplicaIT::oneByOne).lost()).isNotEmpty();
    }

    @Test
    void everybodyOfACampaignIsContainedOnceAlthoughAReplicaDies() {
        Takeover takeover = die("dead-campaign", MANY, 0, (crowd, dying, _) -> crowd.askAtOnce(dying));

        // who is cut already waits until everybody is, so only the first tells of the take-over
        assertThat(takeover.firstMicros()).as(takeover.toString()).isLessThan(PROMISED_MICROS);
    }

    @Test
    void theOtherReplicaTakesOverWithinTenSeconds() {
        Takeover takeover = die("dead-few", FEW, SLOW, DeadReplicaIT::oneByOne);

        assertThat(takeover.longestMicros()).as(takeover.toString()).isLessThan(PROMISED_MICROS);
    }

    @Test
    void theOtherReplicaTakesOverWithinTenSecondsAlthoughOthersWait() {
        Takeover takeover = die("dead-backlog", MANY, 0, DeadReplicaIT::oneByOne);

        assertThat(takeover.longestMicros()).as(takeover.toString()).isLessThan(PROMISED_MICROS);
    }

    /** How everybody's containment is asked for. */
    private interface Request {
        void ask(Crowd crowd, Replica dying, Replica living);
    }

    private static void oneByOne(Crowd crowd, Replica dying, Replica living) {
        crowd.ask(dying, living);
    }

    private static Takeover die(String name, int users, int latency, Request request) {
        try (Postgres database = new Postgres();
                Site site = new Site(name);
                Replica dying = new Replica(() -> site.start(database.url(), "localhost"));
                Replica living = new Replica(() -> site.start(database.url(), "127.0.0.1"))) {
            Simulator tenant = site.tenant();
            tenant.latency(latency);
            Crowd crowd = new Crowd(tenant, users);
            request.ask(crowd, dying, living);
            Awaitility.await("half of them are cut")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> tenant.count(Writes.PASSWORD) > users / 2);
            dying.kill();
            long killed = Micros.now();
            List<JsonNode> all = crowd.ended(living, Duration.ofMinutes(10));

            List<Simulator.Entry> ledger = tenant.ledger();
            Takeover takeover = Takeover.of(ledger, "//localhost", "//127.0.0.1", killed);
            Check check = new Check(tenant, ledger, Crowd.withSteps(living, all), List.of(killed));
            Figures.add(
                    "one of two replicas dead, %s: users=%d %s, disabled twice=%d, password twice=%d",
                    name, all.size(), takeover, check.twice(Writes.DISABLE), check.twice(Writes.PASSWORD));
            check.everybodyIsContainedOnce(users);
            check.nobodyIsCutTwice();
            check.everyPasswordIsOnRecord();
            return takeover;
        }
    }
}
