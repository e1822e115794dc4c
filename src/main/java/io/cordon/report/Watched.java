package io.cordon.report;

import io.cordon.model.Failure;
import io.cordon.model.Look;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import java.time.Instant;
import java.util.List;

/**
 * The watch over the account since the containment's end.
 *
 * @param inWords {@code state} as a reader sees it
 * @param synchronisedAt when Active Directory was seen to have the account disabled as well, {@code null} while it was not
 * @param signIns why sign-ins could not be looked through; {@code null} where they could, or need not be
 * @param events oldest first
 */
public record Watched(
        Watch.State state,
        Text inWords,
        Instant lastLookAt,
        Instant nextLookAt,
        Instant until,
        Instant endedAt,
        int recontained,
        Instant synchronisedAt,
        List<Thing> things,
        Failure signIns,
        List<Event> events) {

    /** One thing that Cordon had done, as it was seen at the last look. */
    public record Thing(Text title, Text targetLabel, Look.State state, Text inWords, Failure failure) {}

    /** Something noticed or done, as a sentence and as it is. */
    public record Event(Instant at, Text what, WatchEvent event) {}

    /** {@code null} where nothing is watched. */
    static Watched of(Watch watch, Titles titles) {
        if (watch == null) {
            return null;
        }
        Look last = watch.last();
        return new Watched(
                watch.state(),
                WatchWords.of(watch.state()),
                last == null ? null : last.at(),
                watch.nextLookAt(),
                watch.until(),
                watch.endedAt(),
                watch.recontained(),
                watch.synchronisedAt(),
                last == null
                        ? List.of()
                        : last.things().stream()
                                .map(thing -> new Thing(
                                        titles.apply(thing.step()),
                                        Phrase.target(thing.target()),
                                        thing.state(),
                                        WatchWords.of(thing.state()),
                                        thing.failure()))
                                .toList(),
                last == null ? null : last.signIns(),
                watch.events().stream()
                        .map(event -> new Event(event.at(), WatchWords.of(event, titles), event))
                        .toList());
    }
}
