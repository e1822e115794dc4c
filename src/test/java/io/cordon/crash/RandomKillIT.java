package io.cordon.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Postgres;
import io.cordon.testing.Simulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five hundred containments while Cordon is killed again and again. */
@Tag("crash")
class RandomKillIT {
    private static final int USERS = 500;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final long SEED = 4711;

    @Test
    void everybodyIsContainedOnceAlthoughCordonIsKilledAllTheTime() {
        try (Site site = new Site("kills-embedded");
                Replica cordon = new Replica(site::start)) {
            contain("embedded database", site.tenant(), cordon);
        }
    }

    @Test
    void everybodyIsContainedOnceAlthoughOneOfTwoReplicasIsKilledAllTheTime() {
        try (Postgres database = new Postgres();
                Site site = new Site("kills-two");
                Replica one = new Replica(() -> site.start(database.url(), "localhost"));
                Replica other = new Replica(() -> site.start(database.url(), "127.0.0.1"))) {
            contain("two replicas", site.tenant(), one, other);
        }
    }

    private static void contain(String name, Simulator tenant, Replica... replicas) {
        Crowd crowd = new Crowd(tenant, USERS);
        long begun = Micros.now();
        crowd.ask(replicas);
        List<JsonNode> all;
        List<Long> kills;
        try (Nemesis nemesis = new Nemesis(SEED, replicas)) {
            all = crowd.ended(replicas[0], LONGEST);
            kills = nemesis.kills();
        }
        long seconds = (Micros.now() - begun) / 1_000_000;
        Check check = new Check(tenant, tenant.ledger(), Crowd.withSteps(replicas[0], all), kills);
        Figures.add(
                "random kills, %s: users=%d kills=%d seconds=%d disabled twice=%d password twice=%d",
                name, all.size(), kills.size(), seconds, check.twice(Writes.DISABLE), check.twice(Writes.PASSWORD));
        check.everybodyIsContainedOnce(USERS);
        check.nobodyIsDisabledWithoutARecord();
        check.nobodyIsCutTwice();
        check.everyPasswordIsOnRecord();
    }
}
