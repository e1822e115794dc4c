package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.Finding;
import io.cordon.model.Severity;
import io.cordon.model.Stage;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What speaks against giving an account back: grave findings that nobody has answered, and what nobody has looked at. Source: conventions T36. */
final class OpenFindings {
    private OpenFindings() {}

    /** One thing that is open. {@code position} is that of the step to name as legitimate, or that could not look. */
    record Open(int position, Text what) {}

    static List<Open> of(Containment containment, Set<Integer> legitimate, List<Containment> earlier) {
        List<Open> open = new ArrayList<>();
        boolean looked = false;
        for (StepRecord step : containment.steps()) {
            if (step.planned().stage() == Stage.INSPECT) {
                looked |= step.outcome() instanceof StepOutcome.Inspected;
                lookedAt(step, open);
                if (step.outcome() != null) {
                    step.outcome().found().stream()
                            .filter(finding -> finding.severity().isAtLeast(Severity.SUSPICIOUS))
                            .forEach(finding -> unanswered(containment, step, finding, legitimate, earlier, open));
                }
            }
        }
        if (!looked) {
            open.add(new Open(
                    0,
                    Text.of(
                            "Nobody has looked for what an intruder left in the account.",
                            "Personne n’a recherché ce qu’un intrus a laissé dans le compte.")));
        }
        return List.copyOf(open);
    }

    private static void lookedAt(StepRecord step, List<Open> open) {
        switch (step.outcome()) {
            case StepOutcome.NotChecked missed ->
                open.add(new Open(
                        step.planned().position(),
                        Text.of(
                                "Not looked at in full (%s): %s",
                                "Non examiné en entier (%s)\u00a0: %s",
                                step.planned().step(),
                                missed.failure().message())));
            case null, default -> {}
        }
    }

    private static void unanswered(
            Containment containment,
            StepRecord inspection,
            Finding finding,
            Set<Integer> legitimate,
            List<Containment> earlier,
            List<Open> open) {
        List<StepRecord> remedies = remedies(containment, finding);
        // What an earlier containment has switched off is found again, and needs no second answer.
        boolean answered = Stream.concat(Stream.of(containment), earlier.stream())
                .flatMap(one -> remedies(one, finding).stream())
                .anyMatch(StepRecord::proves);
        int position = remedies.isEmpty()
                ? inspection.planned().position()
                : remedies.getFirst().planned().position();
        if (!answered && !legitimate.contains(position)) {
            open.add(new Open(position, finding.summary()));
        }
    }

    private static List<StepRecord> remedies(Containment containment, Finding finding) {
        return containment.steps().stream()
                .filter(step -> step.planned().stage() != Stage.RELEASE)
                .filter(step -> isAbout(step.planned().target(), finding.artifact()))
                .toList();
    }

    private static boolean isAbout(Target target, Target.Artifact artifact) {
        return target instanceof Target.Artifact other
                && other.kind() == artifact.kind()
                && other.id().equals(artifact.id());
    }
}
