package io.cordon.engine;

import io.cordon.audit.Event;
import io.cordon.model.Mode;
import io.cordon.model.Trigger;
import io.cordon.store.IdempotencyKey;
import java.util.Locale;
import java.util.UUID;

/** What the audit trail is told of requests: as they came in, and why they were refused. */
final class RequestEvents {
    private RequestEvents() {}

    static Event requested(Intake.Request request) {
        return asked(Event.Kind.REQUESTED, request.trigger(), request.tenant(), request.mode(), request.playbook())
                .with("named", request.user().shown());
    }

    static Event requested(CampaignIntake.Request request) {
        return asked(Event.Kind.REQUESTED, request.trigger(), request.tenant(), request.mode(), request.playbook())
                .with("users", request.users().size());
    }

    static Event repeated(IdempotencyKey key, UUID before) {
        return Event.of(Event.Kind.REQUESTED, key.caller()).about(before).with("decision", "repeated");
    }

    static Event refused(Intake.Request request, Refusal refusal) {
        return asked(Event.Kind.REFUSED, request.trigger(), request.tenant(), request.mode(), request.playbook())
                .with("named", request.user().shown())
                .with("code", refusal.told().code());
    }

    static Event refused(CampaignIntake.Request request, Refusal refusal) {
        return asked(Event.Kind.REFUSED, request.trigger(), request.tenant(), request.mode(), request.playbook())
                .with("users", request.users().size())
                .with("code", refusal.told().code());
    }

    private static Event asked(Event.Kind kind, Trigger trigger, String tenant, Mode mode, String playbook) {
        Event event = switch (trigger) {
            case Trigger.Request request ->
                Event.of(kind, request.caller())
                        .with("reason", request.reason())
                        .with("reference", request.reference());
            case Trigger.Sweep sweep ->
                Event.of(kind, Event.CORDON).with("sweep", sweep.run()).with("source", sweep.source());
        };
        return event.in(tenant)
                .with("mode", mode.name().toLowerCase(Locale.ROOT))
                .with("playbook", playbook);
    }
}
