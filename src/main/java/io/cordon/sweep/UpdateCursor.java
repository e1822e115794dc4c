package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import io.cordon.microsoft.Graph;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How far a list has been read that tells only when each item was last updated: up to the newest update seen. The next reading begins a little
 * before, since updates do not become visible in the order of their times; what is read twice is one flag by its key.
 */
final class UpdateCursor {
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final Instant now;
    private final Instant from;
    private Instant newest;

    /** A list that was never read before is read as far back as the window goes. */
    private UpdateCursor(FlagSource.Question question) {
        now = question.now();
        newest = question.position()
                .map(Instant::parse)
                .orElse(now.minus(question.settings().window()));
        from = newest.minus(OVERLAP);
    }

    /** Hands over what was updated in a list since its last reading. {@code list} is asked with a filter for its pages. */
    static <P extends BaseCollectionPaginationCountResponse> FlagSource.Read read(
            FlagSource.Question question, Function<String, Graph.Page<P>> list, Consumer<JsonNode> item) {
        UpdateCursor cursor = new UpdateCursor(question);
        List<JsonNode> items = question.m365().graph().eachVerbatim(list.apply(cursor.filter()), one -> {
            cursor.saw(one);
            item.accept(one);
        });
        return new FlagSource.Read(items.size(), cursor.position());
    }

    private String filter() {
        return "lastUpdateDateTime gt " + from;
    }

    /** A time in the future would hide what comes until then. */
    private void saw(JsonNode item) {
        Optional<Instant> updated = Times.of(item.path("lastUpdateDateTime"));
        if (updated.isPresent()
                && updated.get().isAfter(newest)
                && !updated.get().isAfter(now)) {
            newest = updated.get();
        }
    }

    private String position() {
        return newest.toString();
    }
}
