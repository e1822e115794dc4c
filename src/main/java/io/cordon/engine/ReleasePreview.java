package io.cordon.engine;

import io.cordon.model.StepName;
import io.cordon.model.Target;
import io.cordon.model.Text;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a release would do, looked up a moment ago.
 *
 * @param putsBack what would be put back, artifacts before the account
 * @param stays what Cordon changed and would leave as it is
 * @param open what speaks against it; refused unless the caller says why it is to be done nevertheless
 * @param changedSince what somebody has changed since Cordon did: while there is any, nothing is put back
 */
public record ReleasePreview(
        UUID containment, List<PutBack> putsBack, List<Stays> stays, List<Open> open, List<ChangedSince> changedSince) {
    public ReleasePreview {
        putsBack = List.copyOf(putsBack);
        stays = List.copyOf(stays);
        open = List.copyOf(open);
        changedSince = List.copyOf(changedSince);
    }

    /** From how it is now to how it was before Cordon. */
    public record PutBack(
            int position, StepName step, Target target, Map<String, Object> now, Map<String, Object> then) {}

    /** Left as it is. */
    public record Stays(int position, StepName step, Target target, Text because) {}

    /** A finding that nobody answered, or something that was not looked at; 0 is no step's position. */
    public record Open(int position, Text what) {}

    /** An object that is neither as Cordon left it nor as it was before. */
    public record ChangedSince(int position, StepName step, Target target, List<Difference> differences) {
        public ChangedSince {
            differences = List.copyOf(differences);
        }
    }
}
