package io.cordon.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cordon.model.Severity;
import io.cordon.model.StepName;
import io.cordon.model.Target;
import io.cordon.model.Text;
import java.util.List;
import java.util.Objects;

/**
 * Which steps a containment has, and which action answers which finding. Written by an operator as YAML in {@code config/playbooks}.
 *
 * @param cut actions applied at once, to lock the intruder out
 * @param inspect inspections
 * @param remedies what answers a finding; a finding without one is only reported
 * @param close actions that cut again what may have come back meanwhile
 * @param approval actions that run only once somebody else has approved them
 */
public record Playbook(
        String name,
        Text summary,
        List<StepName> cut,
        List<StepName> inspect,
        List<Remedy> remedies,
        List<StepName> close,
        List<StepName> approval) {
    public Playbook {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        cut = cut == null ? List.of() : List.copyOf(cut);
        inspect = inspect == null ? List.of() : List.copyOf(inspect);
        remedies = remedies == null ? List.of() : List.copyOf(remedies);
        close = close == null ? List.of() : List.copyOf(close);
        approval = approval == null ? List.of() : List.copyOf(approval);
    }

    /**
     * The action to point at a finding's artifact.
     *
     * @param from the least severity at which it runs without asking
     */
    public record Remedy(@JsonProperty(required = true) Target.Kind finding, Severity from, StepName action) {
        public Remedy {
            Objects.requireNonNull(finding, "finding");
            Objects.requireNonNull(action, "action");
            from = from == null ? Severity.MALICIOUS : from;
        }
    }
}
