package io.cordon.step;

import io.cordon.model.Target;
import java.util.Set;

/** An action on one thing that an inspection found: a remedy. */
public non-sealed interface ArtifactAction extends Action {

    /** The kinds of artifact it can be pointed at. */
    Set<Target.Kind> on();
}
