package io.cordon.audit;

import io.cordon.model.StepInfo;
import java.util.Optional;

/** What OCSF's remediation activity says is being done: D3FEND's tactic, by {@code activity_id}. */
enum OcsfActivity {
    EVICT(2, "Evict"),
    RESTORE(3, "Restore"),
    HARDEN(4, "Harden"),
    DETECT(5, "Detect"),
    OTHER(99, "Other");

    private final int id;
    private final String caption;

    OcsfActivity(int id, String caption) {
        this.id = id;
        this.caption = caption;
    }

    /** A step's is that of its first technique; a step without one looks. What is no step is an activity of another kind. */
    static OcsfActivity of(Event.Kind kind, Optional<StepInfo> step) {
        if (kind == Event.Kind.RELEASED) {
            return RESTORE;
        }
        return step.map(known -> known.defend().stream()
                        .findFirst()
                        .map(id -> Countermeasure.of(id).activity())
                        .orElse(DETECT))
                .orElse(OTHER);
    }

    int id() {
        return id;
    }

    String caption() {
        return caption;
    }
}
