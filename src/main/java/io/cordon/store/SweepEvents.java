package io.cordon.store;

import io.cordon.audit.Event;
import io.cordon.model.ListedUser;
import io.cordon.model.Sweep;
import java.util.Locale;
import java.util.UUID;

/** What the audit trail is told of sweeps and of the list of flagged accounts. */
final class SweepEvents {
    private SweepEvents() {}

    static Event listed(ListedUser user) {
        return Event.of(Event.Kind.FLAGGED, user.by())
                .in(user.tenant())
                .with("decision", "listed")
                .with("named", user.user())
                .with("reason", user.reason())
                .with("expires", user.expiresAt());
    }

    static Event unlisted(String tenant, String user, String caller) {
        return Event.of(Event.Kind.FLAGGED, caller)
                .in(tenant)
                .with("decision", "unlisted")
                .with("named", user);
    }

    static Event begun(Sweep sweep) {
        return of(sweep, "begun").with("preview", sweep.preview()).with("scheduledFor", sweep.scheduledFor());
    }

    static Event gathered(Sweep sweep, int flagged) {
        return of(sweep, "gathered").with("flagged", flagged);
    }

    static Event decided(Sweep sweep, Sweep.Line line) {
        return of(sweep, line.decision().name().toLowerCase(Locale.ROOT))
                .about(line.containment())
                .with("user", line.userId() == null ? line.userName() : line.userId())
                .with("source", line.source())
                .with("code", line.skipped() == null ? null : line.skipped().code());
    }

    private static Event of(Sweep sweep, String decision) {
        UUID id = sweep.id();
        return Event.of(Event.Kind.SWEPT, sweep.requestedBy() == null ? Event.CORDON : sweep.requestedBy())
                .in(sweep.tenant())
                .with("sweep", id)
                .with("decision", decision);
    }
}
