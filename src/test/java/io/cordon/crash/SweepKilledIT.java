package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Postgres;
import io.cordon.testing.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sweep goes on where a replica died, and takes everybody once. */
class SweepKilledIT {
    private static final Map<String, String> POLICY = Map.of(
            "CORDON_SWEEP_HOPITAL_CONTAIN", "risky-users",
            "CORDON_SWEEP_HOPITAL_OFF", "alerts,incidents,sign-ins",
            "CORDON_BUDGET_PERCENT_PER_DAY", "100");
    private static final int PAGE = 500;
    private static final long SECOND_MICROS = 1_000_000;

    @Test
    void whileItsSourcesAreRead() {
        sweep("sweep-small", 60, 0);
    }

    @Test
    @Tag("crash")
    void halfWayThroughFiveThousandUsers() {
        sweep("sweep-5000", 5_000, 1_000);
    }

    /** @param cut so many are cut when the replica is killed that has read the sources */
    private static void sweep(String name, int users, int cut) {
        try (Postgres database = new Postgres();
                Site site = new Site(name);
                Replica one = new Replica(() -> site.start(database.url(), "localhost", POLICY));
                Replica other = new Replica(() -> site.start(database.url(), "127.0.0.1", POLICY))) {
            Simulator tenant = site.tenant();
            tenant.quotas(Map.of(
                    "resourceUnits", 8_000, "writes", 100_000, "mailboxConcurrent", 4, "mailboxRequests", 10_000));
            List<String> crowd = tenant.crowd(users);
            tenant.risk(Map.of("users", crowd));
            JsonNode first = ended(one, begin(one));
            assertThat(first.at("/users/observed").asInt()).isEqualTo(users);
            long readings = tenant.count("risk.users");

            String id = begin(one);
            Awaitility.await("the sources are being read")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> tenant.count("risk.users") > readings);
            boolean readByOne = tenant.ledger().stream()
                    .filter(entry -> entry.operation().equals("risk.users"))
                    .reduce((_, last) -> last)
                    .orElseThrow()
                    .origin()
                    .contains("//localhost");
            Replica dying = readByOne ? one : other;
            Replica living = readByOne ? other : one;
            Awaitility.await("so many are cut")
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(cut == 0 ? 1 : 500))
                    .until(() -> cut == 0 || tenant.count(Writes.PASSWORD) > cut);
            dying.kill();
            long killed = Micros.now();

            JsonNode sweep = ended(living, id);
            assertThat(sweep.at("/users/contained").asInt())
                    .as(sweep.path("users").toString())
                    .isEqualTo(users);
            List<JsonNode> all = everybodysContainments(living, users);
            long over = Micros.now();
            List<Simulator.Entry> ledger = tenant.ledger();
            Check check = new Check(tenant, ledger, Crowd.withSteps(living, all), List.of(killed));
            check.everybodyIsContainedOnce(users);
            check.nobodyIsCutTwice();
            JsonNode third = ended(living, begin(living));
            assertThat(third.path("lines"))
                    .as("nobody is taken again within the window")
                    .isEmpty();
            long closest = closest(tenant.ledger());
            Figures.add(
                    "sweep, a replica killed (%s): users=%d seconds after the kill=%d, identity protection: requests=%d closest=%d ms, disabled twice=%d",
                    name,
                    users,
                    (over - killed) / SECOND_MICROS,
                    tenant.count("risk.users"),
                    closest / 1000,
                    check.twice(Writes.DISABLE));
            assertThat(closest).as("at most one request a second").isGreaterThanOrEqualTo(SECOND_MICROS);
            assertThat(tenant.count("risk.users"))
                    .as("four readings, one page after the other")
                    .isLessThanOrEqualTo(4L * ((users + PAGE - 1) / PAGE));
            assertThat(tenant.quotas().at("/refused/IdentityProtection").asInt())
                    .isZero();
        }
    }

    private static String begin(Replica replica) {
        Caller.Answer answer = replica.caller().post("/v1/sweeps", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    private static JsonNode ended(Replica replica, String id) {
        return Awaitility.await("the sweep ends")
                .atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> replica.caller().get("/v1/sweeps/" + id).json(),
                        sweep -> sweep.path("status").asText().equals("ended"));
    }

    private static List<JsonNode> everybodysContainments(Replica replica, int users) {
        return Awaitility.await("everybody's containment")
                .atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> Crowd.all(replica),
                        all -> all.size() == users
                                && all.stream()
                                        .noneMatch(one -> one.path("endedAt").isNull()));
    }

    /** The least time between two requests to Identity Protection, in microseconds. */
    private static long closest(List<Simulator.Entry> ledger) {
        List<Long> starts = ledger.stream()
                .filter(entry -> entry.operation().equals("risk.users"))
                .map(Simulator.Entry::start)
                .sorted()
                .toList();
        long closest = Long.MAX_VALUE;
        for (int i = 1; i < starts.size(); i++) {
            closest = Math.min(closest, starts.get(i) - starts.get(i - 1));
        }
        return closest;
    }
}
