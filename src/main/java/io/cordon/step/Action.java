package io.cordon.step;

import io.cordon.microsoft.Microsoft365;
import io.cordon.model.Observation;

/**
 * Changes one thing. From {@code observe} and {@code apply} the engine makes idempotence, preview, before and after, verification and crash
 * safety.
 */
public sealed interface Action extends Step permits AccountAction, ArtifactAction, UndoableAction {

    /** Reads the state this action is about. Never writes. */
    Observation observe(Subject subject, Microsoft365 m365);

    /** Makes the change, whole; may be repeated. */
    void apply(Subject subject, Microsoft365 m365);
}
