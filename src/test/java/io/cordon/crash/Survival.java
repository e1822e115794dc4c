package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Simulator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * What became of a containment whose Cordon was killed.
 *
 * @param answered whether the caller had its answer before the kill
 * @param resumedMillis from the restarted Cordon's readiness to its first request for the user; negative if earlier
 * @param resumedAfterKillMillis the same from the kill
 * @param before the ledger at the kill
 * @param ledger the ledger at the end
 * @param containments all that Cordon has on record
 */
record Survival(
        String point,
        boolean answered,
        long resumedMillis,
        long resumedAfterKillMillis,
        int passwordAttempts,
        List<Simulator.Entry> before,
        List<Simulator.Entry> ledger,
        JsonNode containments) {
    private static final long LONGEST_MILLIS = 10_000;

    /** Holds for one kill: nothing lost, nothing open, and at most one write too many. */
    void assertHarmless(List<Simulator.Entry> course) {
        assertThat(resumedMillis).as(point).isLessThan(LONGEST_MILLIS);
        assertThat(StreamSupport.stream(containments.spliterator(), false))
                .as(point)
                .allMatch(one -> one.path("status").asText().equals("contained"));
        assertThat(extraWrites(course).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("%s: %s", point, extraWrites(course))
                .isLessThanOrEqualTo(1);
        assertThat(passwords())
                .as(point + ": a second password is on record")
                .isLessThanOrEqualTo(Math.max(1, passwordAttempts));
        assertThat(effectivePasswords()).as(point).isLessThanOrEqualTo(1);
    }

    /** The writes that an undisturbed containment would not have sent, by kind. */
    Map<String, Long> extraWrites(List<Simulator.Entry> course) {
        Map<String, Long> extra = new TreeMap<>(Writes.perUserAndKind(ledger));
        Writes.perUserAndKind(course).forEach((write, times) -> extra.merge(write, -times, Long::sum));
        extra.values().removeIf(times -> times <= 0);
        return extra;
    }

    private long passwords() {
        return ledger.stream()
                .filter(entry -> entry.operation().equals(Writes.PASSWORD))
                .count();
    }

    @Override
    public String toString() {
        return "%s: answered=%s, resumed %d ms after readiness and %d ms after the kill, requests %d before and %d in all"
                .formatted(point, answered, resumedMillis, resumedAfterKillMillis, before.size(), ledger.size());
    }

    private long effectivePasswords() {
        return ledger.stream()
                .filter(entry -> entry.operation().equals(Writes.PASSWORD) && entry.changed())
                .count();
    }
}
