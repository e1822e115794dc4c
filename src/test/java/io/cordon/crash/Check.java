package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Simulator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a history: what Cordon has on record, and what the tenant was sent, in microseconds of one clock. */
record Check(Simulator tenant, List<Simulator.Entry> ledger, List<JsonNode> containments, List<Long> disturbances) {

    /** Everybody has exactly one containment, it is over, and what it says was done was seen by the tenant. */
    void everybodyIsContainedOnce(int users) {
        assertThat(containments).hasSize(users);
        assertThat(containments).map(one -> one.at("/user/id").asText()).doesNotHaveDuplicates();
        Map<String, List<Simulator.Entry>> byUser =
                ledger.stream().collect(Collectors.groupingBy(Simulator.Entry::userId));
        for (JsonNode containment : containments) {
            String user = containment.at("/user/id").asText();
            Proof.holds(containment, byUser.getOrDefault(user, List.of()), tenant.user(user));
        }
    }

    /** Nobody was disabled whom no containment names. */
    void nobodyIsDisabledWithoutARecord() {
        List<String> known =
                containments.stream().map(one -> one.at("/user/id").asText()).toList();
        assertThat(Writes.perUser(ledger, Writes.DISABLE).keySet()).isSubsetOf(known);
    }

    /** Each kind of the cut's writes came once, and once more for each kill while its user was worked on. */
    void nobodyIsCutTwice() {
        for (String write : List.of(Writes.DISABLE, Writes.PASSWORD)) {
            Writes.perUser(ledger, write)
                    .forEach((user, times) ->
                            assertThat(times).as("%s of %s", write, user).isLessThanOrEqualTo(1 + hits(user)));
        }
    }

    /** No password was set more often than its step was begun. */
    void everyPasswordIsOnRecord() {
        Map<String, Integer> attempts = containments.stream()
                .collect(Collectors.toMap(
                        one -> one.at("/user/id").asText(), one -> Proof.attempts(one, "password.reset")));
        Writes.perUser(ledger, Writes.PASSWORD)
                .forEach((user, times) ->
                        assertThat(times).as(user).isLessThanOrEqualTo(attempts.getOrDefault(user, 0)));
    }

    /** How many users received a kind of write more than once. */
    long twice(String write) {
        return Writes.perUser(ledger, write).values().stream()
                .filter(times -> times > 1)
                .count();
    }

    private long hits(String user) {
        List<Simulator.Entry> own =
                ledger.stream().filter(entry -> entry.userId().equals(user)).toList();
        long first = own.getFirst().start();
        long last = own.getLast().start();
        return disturbances.stream().filter(at -> at >= first && at <= last).count();
    }
}
