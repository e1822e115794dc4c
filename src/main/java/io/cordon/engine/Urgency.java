package io.cordon.engine;

import io.cordon.microsoft.Priority;
import io.cordon.model.Containment;
import io.cordon.model.Trigger;

/** How urgent a containment's requests to Microsoft 365 are: somebody waits for one user's, campaigns come after it, and sweeps last. */
final class Urgency {
    private Urgency() {}

    static Priority of(Containment containment) {
        return of(containment.trigger(), containment.campaign() != null);
    }

    static Priority of(Trigger trigger, boolean campaign) {
        return switch (trigger) {
            case Trigger.Request _ -> campaign ? Priority.NORMAL : Priority.HIGH;
            case Trigger.Sweep _ -> Priority.LOW;
        };
    }
}
