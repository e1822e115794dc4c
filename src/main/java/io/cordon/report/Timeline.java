package io.cordon.report;

import io.cordon.model.Containment;
import io.cordon.model.StepName;
import io.cordon.model.StepRecord;
import io.cordon.model.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When what happened.
 *
 * @param containedAt when the cut had been read back, {@code null} while unproven
 * @param secondsToContain from acceptance to {@code containedAt}, to the millisecond
 * @param tokensMayLastUntil until when access tokens issued before the cut may be accepted by services without continuous access
 *     evaluation, at Microsoft's default lifetime; an estimate, {@code null} while the cut is unproven
 */
public record Timeline(
        Instant acceptedAt,
        Instant containedAt,
        Instant endedAt,
        BigDecimal secondsToContain,
        Instant tokensMayLastUntil,
        List<Event> events) {

    private static final Duration LONGEST_DEFAULT_TOKEN = Duration.ofMinutes(90);

    /** One line of the log. {@code step} is {@code null} for what concerns the whole case. */
    public record Event(Instant at, Text what, StepName step) {}

    static Timeline of(Containment containment, Titles titles) {
        Instant contained = containment.containedAt();
        return new Timeline(
                containment.acceptedAt(),
                contained,
                containment.endedAt(),
                contained == null ? null : seconds(Duration.between(containment.acceptedAt(), contained)),
                contained == null ? null : tokensMayLastUntil(contained),
                events(containment, titles));
    }

    static Instant tokensMayLastUntil(Instant contained) {
        return contained.plus(LONGEST_DEFAULT_TOKEN);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private static List<Event> events(Containment containment, Titles titles) {
        List<Event> events = new ArrayList<>();
        if (containment.compromisedSince() != null) {
            events.add(new Event(
                    containment.compromisedSince(),
                    new Text(
                            "Compromised since then, as the caller estimates",
                            "Compromission estimée par le demandeur"),
                    null));
        }
        events.add(new Event(containment.acceptedAt(), new Text("Request accepted", "Demande acceptée"), null));
        for (StepRecord step : containment.steps()) {
            if (step.endedAt() != null || step.intentAt() != null) {
                events.add(event(step, titles));
            }
        }
        if (containment.containedAt() != null) {
            events.add(new Event(
                    containment.containedAt(),
                    new Text(
                            "Cut read back as wanted: account contained", "Coupure relue et conforme : compte confiné"),
                    null));
        }
        if (containment.endedAt() != null) {
            events.add(new Event(
                    containment.endedAt(),
                    Text.of("Case ended: %s", "Fin du traitement : %s", Words.of(containment.status())),
                    null));
        }
        events.sort(Comparator.comparing(Event::at));
        return List.copyOf(events);
    }

    private static Event event(StepRecord step, Titles titles) {
        StepName name = step.planned().step();
        boolean open = step.endedAt() == null;
        Text how = open ? new Text("begun", "commencé") : Words.of(Standing.of(step));
        Text what = Text.of(
                "%s (%s): %s",
                "%s (%s) : %s", titles.apply(name), Phrase.target(step.planned().target()), how);
        return new Event(open ? step.intentAt() : step.endedAt(), what, name);
    }
}
