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
 * @param watch what is done when somebody undoes it afterwards
 */
public record Playbook(
        String name,
        Text summary,
        List<StepName> cut,
        List<StepName> inspect,
        List<Remedy> remedies,
        List<StepName> close,
        List<StepName> approval,
        Watching watch) {
    public Playbook {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        cut = cut == null ? List.of() : List.copyOf(cut);
        inspect = inspect == null ? List.of() : List.copyOf(inspect);
        remedies = remedies == null ? List.of() : List.copyOf(remedies);
        close = close == null ? List.of() : List.copyOf(close);
        approval = approval == null ? List.of() : List.copyOf(approval);
        watch = watch == null ? new Watching(null, null, null) : watch;
    }

    /**
     * How a containment is watched until its release.
     *
     * @param recontain whether what was undone is done again; not unless said
     * @param most how often at most; three unless said otherwise
     * @param days after which the watch ends without a release; thirty unless said otherwise
     */
    public record Watching(Boolean recontain, Integer most, Integer days) {
        private static final int MOST = 3;
        private static final int DAYS = 30;

        public Watching {
            recontain = Boolean.TRUE.equals(recontain);
            most = most == null ? MOST : most;
            days = days == null ? DAYS : days;
            if (most < 0 || days < 1) {
                throw new IllegalArgumentException("watch: most is 0 or more, days 1 or more");
            }
        }

        /** Whether to contain anew when that was done {@code often} times already. */
        public boolean again(int often) {
            return recontain && often < most;
        }
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
