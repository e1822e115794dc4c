package io.cordon.store;

import io.cordon.audit.Event;
import io.cordon.audit.Fingerprint;
import io.cordon.model.Call;
import io.cordon.model.Failure;
import io.cordon.model.Observation;
import io.cordon.model.Severity;
import io.cordon.model.StepOutcome;
import io.cordon.model.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What the audit trail is told of steps: what is about to be done to whom, and what came of it. Names and texts from mailboxes stay out of it. */
final class StepEvents {
    private StepEvents() {}

    /** That these are about to be attempted. */
    static Collection<Event> intended(Handle sql, UUID id, Collection<Integer> positions) {
        return about(sql, id, positions, Event.Kind.INTENDED).values();
    }

    /** How these have ended. */
    static List<Event> ended(Handle sql, UUID id, Collection<Progress.Ended> steps) {
        Map<Integer, Event> about =
                about(sql, id, steps.stream().map(Progress.Ended::position).toList(), Event.Kind.ENDED);
        return steps.stream()
                .map(step -> result(about.get(step.position()), step.outcome(), step.calls()))
                .toList();
    }

    private static Map<Integer, Event> about(Handle sql, UUID id, Collection<Integer> positions, Event.Kind kind) {
        Event containment = ContainmentEvents.about(sql, id, kind, Event.CORDON);
        return sql
                .createQuery("""
                        select position, step, target, attempts from step
                        where containment_id = :id and position = any(:positions) order by position""")
                .bind("id", id)
                .bindArray("positions", Integer.class, positions)
                .map((row, _) -> on(containment, StoredJson.read(row.getString("target"), StepRow.TARGET))
                        .with("position", row.getInt("position"))
                        .with("step", row.getString("step"))
                        .with("attempt", row.getInt("attempts")))
                .stream()
                .collect(Collectors.toMap(
                        event -> Integer.valueOf(event.details().get("position")),
                        Function.identity(),
                        (one, _) -> one,
                        TreeMap::new));
    }

    private static Event on(Event event, Target target) {
        return switch (target) {
            case Target.Account _ -> event;
            case Target.Artifact artifact ->
                event.with("artifactKind", ContainmentEvents.word(artifact.kind()))
                        .with("artifact", artifact.id());
        };
    }

    private static Event result(Event event, StepOutcome outcome, List<Call> calls) {
        Event result = switch (outcome) {
            case StepOutcome.Changed changed ->
                answered(event, calls)
                        .with("outcome", "changed")
                        .with("verified", changed.verified())
                        .with(
                                "cause",
                                changed.after() instanceof Observation.Unreadable unreadable
                                        ? ContainmentEvents.word(
                                                unreadable.failure().kind())
                                        : null);
            case StepOutcome.Unchanged _ -> event.with("outcome", "unchanged");
            case StepOutcome.WouldChange _ -> event.with("outcome", "would_change");
            case StepOutcome.Inspected _ -> event.with("outcome", "inspected");
            case StepOutcome.NotChecked open -> failed(event.with("outcome", "not_checked"), open.failure());
            case StepOutcome.Skipped skipped ->
                event.with("outcome", "skipped")
                        .with("because", skipped.because().en());
            case StepOutcome.Deferred deferred ->
                failed(event.with("outcome", "deferred"), deferred.failure()).with("until", deferred.until());
            case StepOutcome.Failed failed -> failed(event.with("outcome", "failed"), failed.failure());
        };
        for (Severity severity : Severity.values()) {
            long found = outcome.found().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            result = result.with(ContainmentEvents.word(severity), found == 0 ? null : found);
        }
        return result.with("evidence", Fingerprint.ofJson(StoredJson.write(outcome, StepRow.OUTCOME)));
    }

    /** What Microsoft answered to the write, or to the last call if there was none. */
    private static Event answered(Event event, List<Call> calls) {
        Call shown = null;
        for (Call call : calls) {
            if (shown == null || !call.operation().startsWith("GET ")) {
                shown = call;
            }
        }
        return shown == null
                ? event
                : event.with("httpStatus", shown.status())
                        .with("requestId", shown.requestId())
                        .with("clientRequestId", shown.clientRequestId());
    }

    private static Event failed(Event event, Failure failure) {
        return event.with("cause", ContainmentEvents.word(failure.kind()))
                .with("code", failure.code())
                .with("httpStatus", failure.httpStatus())
                .with("requestId", failure.requestId());
    }
}
