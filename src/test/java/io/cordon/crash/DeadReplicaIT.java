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

/** One of two replicas dies for good, half-way through five hundred containments. */
@Tag("crash")
class DeadReplicaIT {
    private static final int USERS = 500;
    private static final long TAKEN_OVER_MICROS = 10_000_000;

    @Test
    void theOtherReplicaTakesOverWithinTenSeconds() {
        try (Postgres database = new Postgres();
                Site site = new Site("dead");
                Replica dying = new Replica(() -> site.start(database.url(), "localhost"));
                Replica living = new Replica(() -> site.start(database.url(), "127.0.0.1"))) {
            Simulator tenant = site.tenant();
            Crowd crowd = new Crowd(tenant, USERS);
            crowd.ask(dying, living);
            Awaitility.await("half of them are cut")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> tenant.count(Writes.PASSWORD) > USERS / 2);
            dying.kill();
            long killed = Micros.now();
            List<JsonNode> all = crowd.ended(living, Duration.ofMinutes(10));

            Takeover takeover = Takeover.of(tenant.ledger(), "//localhost", "//127.0.0.1", killed);
            Figures.add("one of two replicas dead: users=%d %s", all.size(), takeover);
            Check check = new Check(tenant, tenant.ledger(), Crowd.withSteps(living, all), List.of(killed));
            check.everybodyIsContainedOnce(USERS);
            check.nobodyIsCutTwice();
            check.everyPasswordIsOnRecord();
            assertThat(takeover.lost()).isNotEmpty();
            assertThat(takeover.longestMicros()).as(takeover.toString()).isLessThan(TAKEN_OVER_MICROS);
        }
    }
}
