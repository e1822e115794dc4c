package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a list has been read that tells only when each item was last updated: up to the newest update seen. The next reading begins a little
 * before, since updates do not become visible in the order of their times; what is read twice is one flag by its key.
 */
final class UpdateCursor {
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final Instant now;
    private final Instant from;
    private Instant newest;

    /** @param first how far back a list is read that was never read before */
    UpdateCursor(FlagSource.Question question, Duration first) {
        now = question.now();
        newest = question.position().map(Instant::parse).orElse(now.minus(first));
        from = newest.minus(OVERLAP);
    }

    String filter() {
        return "lastUpdateDateTime gt " + from;
    }

    /** A time in the future would hide what comes until then. */
    void saw(JsonNode item) {
        Optional<Instant> updated = Times.of(item.path("lastUpdateDateTime"));
        if (updated.isPresent()
                && updated.get().isAfter(newest)
                && !updated.get().isAfter(now)) {
            newest = updated.get();
        }
    }

    String position() {
        return newest.toString();
    }
}
