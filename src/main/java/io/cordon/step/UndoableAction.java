package io.cordon.step;

import io.cordon.microsoft.Microsoft365;
import java.util.Map;

/** An action whose change can be taken back. The engine sees to it that nobody has changed the object since, and reads it back afterwards. */
public non-sealed interface UndoableAction extends Action {

    /**
     * Puts back what was there before; may be repeated.
     *
     * @param before what was observed then, under Microsoft's names
     */
    void undo(Subject subject, Map<String, Object> before, Microsoft365 m365);

    /** The part of what was observed that this action answers for. What it leaves out may be another step's. */
    default Map<String, Object> own(Subject subject, Map<String, Object> observed) {
        return observed;
    }
}
