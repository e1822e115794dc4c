package io.cordon.report;

import io.cordon.model.Aftermath;
import io.cordon.model.Containment;
import io.cordon.model.Release;
import io.cordon.model.Stage;
import io.cordon.model.Status;
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

    static Timeline of(Containment containment, Aftermath aftermath, Titles titles) {
        Instant contained = containment.containedAt();
        return new Timeline(
                containment.acceptedAt(),
                contained,
                containment.endedAt(),
                contained == null ? null : secondsToContain(containment),
                contained == null ? null : tokensMayLastUntil(contained),
                events(containment, aftermath, titles));
    }

    static Instant tokensMayLastUntil(Instant contained) {
        return contained.plus(LONGEST_DEFAULT_TOKEN);
    }

    /** From acceptance to the proven cut, to the thousandth; only of a containment whose cut is proven. */
    static BigDecimal secondsToContain(Containment containment) {
        return BigDecimal.valueOf(
                Duration.between(containment.acceptedAt(), containment.containedAt())
                        .toMillis(),
                3);
    }

    private static List<Event> events(Containment containment, Aftermath aftermath, Titles titles) {
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
            events.add(new Event(containment.endedAt(), ended(containment.status()), null));
        }
        if (aftermath.watch() != null) {
            aftermath
                    .watch()
                    .events()
                    .forEach(event -> events.add(new Event(event.at(), WatchWords.of(event, titles), null)));
        }
        Release release = aftermath.release();
        if (release != null) {
            events.add(new Event(
                    release.requestedAt(),
                    Text.of("Release asked for by %s", "Levée demandée par %s", release.caller()),
                    null));
        }
        if (release != null && release.endedAt() != null) {
            events.add(new Event(
                    release.endedAt(), Text.of("Release: %s", "Levée : %s", Words.of(release.state())), null));
        }
        events.sort(Comparator.comparing(Event::at));
        return List.copyOf(events);
    }

    /** The status of a released containment tells no more how it had ended. */
    private static Text ended(Status status) {
        return status == Status.RELEASED
                ? new Text("Case ended", "Fin du traitement")
                : Text.of("Case ended: %s", "Fin du traitement : %s", Words.of(status));
    }

    private static Event event(StepRecord step, Titles titles) {
        StepName name = step.planned().step();
        boolean open = step.endedAt() == null;
        Text how = open ? new Text("begun", "commencé") : Words.of(Standing.of(step));
        boolean back = step.planned().stage() == Stage.RELEASE;
        Text what = Text.of(
                back ? "Put back what this had done: %s (%s): %s" : "%s (%s): %s",
                back ? "Rétablissement de ce qu’avait fait : %s (%s) : %s" : "%s (%s) : %s",
                titles.apply(name),
                Phrase.target(step.planned().target()),
                how);
        return new Event(open ? step.intentAt() : step.endedAt(), what, name);
    }
}
