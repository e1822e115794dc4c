package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Postgres;
import io.cordon.testing.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills Cordon while it watches, and in the middle of a release. */
class AfterwardsIT {
    private static final String VICTIM = "victime.hameconnee@hopital.example";

    @Test
    void aWatchAndAReleaseGoOnAfterAKill() {
        try (Site site = new Site("afterwards");
                Replica cordon = new Replica(site::startWatching)) {
            Simulator tenant = site.tenant();
            JsonNode before = tenant.user(VICTIM);
            JsonNode containment = cordon.caller().contain(Map.of("user", VICTIM));
            String path = "/v1/containments/" + containment.path("id").asText();
            until(cordon, path + "/watch", watch -> watch.path("looks").asInt() > 0);

            cordon.kill();
            tenant.enable(VICTIM, Map.of("app", "Gestion des arrivées"));
            cordon.restart();

            JsonNode watch = until(
                    cordon, path + "/watch", one -> one.path("recontained").asInt() == 1);
            assertThat(watch.toString()).contains("Gestion des arrivées");
            until(cordon, path, one -> !one.hasNonNull("underWay"));
            assertThat(enabled(tenant)).isFalse();

            long rules = tenant.count("rule.patch");
            tenant.faults(Map.of("operation", "rule.patch", "delayMillis", 20_000));
            Caller.Answer accepted = cordon.caller()
                    .post(path + "/release", Map.of("reason", "reinstalled", "legitimate", artifacts(containment)));
            assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> tenant.count("rule.patch") > rules);
            cordon.kill(); // the rule is switched on, and nobody knows
            tenant.noFaults();
            assertThat(enabled(tenant)).isFalse();
            cordon.restart();

            JsonNode released =
                    until(cordon, path, one -> one.path("status").asText().equals("released"));
            assertThat(released.at("/release/state").asText()).isEqualTo("released");
            assertThat(tenant.user(VICTIM).path("mailbox")).isEqualTo(before.path("mailbox"));
            assertThat(enabled(tenant)).isTrue();
            assertThat(tenant.count("rule.patch")).isEqualTo(rules + 1); // its effect was found, not repeated
            assertThat(cordon.caller().get(path + "/watch").json().hasNonNull("endedAt"))
                    .isTrue();
        }
    }

    /** Each reversal is noticed once and undone once, whichever replica watches at the time. */
    @Test
    @Tag("crash")
    void ofTwoReplicasOneWatchesAndTheOtherGoesOnWhereItDied() {
        try (Postgres database = new Postgres();
                Site site = new Site("watched-by-two");
                Replica one = new Replica(() -> site.start(database.url(), "localhost", Site.WATCHING));
                Replica other = new Replica(() -> site.start(database.url(), "127.0.0.1", Site.WATCHING))) {
            Simulator tenant = site.tenant();
            JsonNode containment = one.caller().contain(Map.of("user", VICTIM));
            String path = "/v1/containments/" + containment.path("id").asText();
            until(other, path + "/watch", watch -> watch.path("looks").asInt() > 1);

            tenant.enable(VICTIM, Map.of("app", "Gestion des arrivées"));
            undoneAndDoneAgain(other, path, 1);
            assertThat(tenant.count(Writes.DISABLE)).isEqualTo(2);
            until(other, path + "/watch", watch -> watch.path("looks").asInt() > 1);

            boolean watchedByOne = tenant.ledger().stream()
                    .filter(entry -> entry.operation().equals("user.get"))
                    .reduce((_, last) -> last)
                    .orElseThrow()
                    .origin()
                    .contains("//localhost");
            Replica living = watchedByOne ? other : one;
            (watchedByOne ? one : other).kill();
            tenant.enable(VICTIM, Map.of("app", "Gestion des arrivées"));
            long undone = Micros.now();
            undoneAndDoneAgain(living, path, 2);
            Figures.add(
                    "watch, its replica killed: done again %d ms after it was undone", (Micros.now() - undone) / 1000);
            assertThat(tenant.count(Writes.DISABLE)).isEqualTo(3);
            assertThat(enabled(tenant)).isFalse();
        }
    }

    private static void undoneAndDoneAgain(Replica cordon, String path, int times) {
        JsonNode watch =
                until(cordon, path + "/watch", one -> one.path("recontained").asInt() == times);
        assertThat(watch.path("events").findValuesAsText("event"))
                .containsExactlyElementsOf(Collections.nCopies(times, List.of("undone", "recontained")).stream()
                        .flatMap(List::stream)
                        .toList());
        until(cordon, path, one -> !one.hasNonNull("underWay"));
    }

    private static JsonNode until(Replica cordon, String path, Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> cordon.caller().get(path).json(), wanted::test);
    }

    private static boolean enabled(Simulator tenant) {
        return tenant.user(VICTIM).at("/properties/accountEnabled").asBoolean();
    }

    private static List<Integer> artifacts(JsonNode containment) {
        List<Integer> positions = new ArrayList<>();
        for (JsonNode step : containment.path("steps")) {
            if (step.path("stage").asText().equals("eradicate")) {
                positions.add(step.path("position").asInt());
            }
        }
        return positions;
    }
}
