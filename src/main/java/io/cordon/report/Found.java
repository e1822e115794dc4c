package io.cordon.report;

import io.cordon.model.Finding;
import io.cordon.model.Release;
import io.cordon.model.Severity;
import io.cordon.model.StepName;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding, and what Cordon did about it.
 *
 * @param foundBy the inspection
 * @param response how the remedy stands; {@code absent} where nothing was planned against it
 * @param seenAgain it was listed once more after the remedy had ended
 * @param legitimateBy who named it legitimate at a release, or {@code null}
 * @param answer {@code response} as a sentence
 */
public record Found(
        StepName foundBy,
        Target.Artifact artifact,
        Text artifactLabel,
        Severity severity,
        Text summary,
        List<Text> reasons,
        Map<String, Object> evidence,
        StepName remedy,
        Standing response,
        boolean seenAgain,
        String legitimateBy,
        Text answer) {

    static Found of(StepRecord inspection, Finding finding, List<StepRecord> steps, Titles titles) {
        Optional<StepRecord> remedy = steps.stream()
                .filter(step -> isAbout(step.planned().target(), finding.artifact()))
                .max(Comparator.comparing(Standing::of));
        Standing response = remedy.map(Standing::of).orElse(Standing.ABSENT);
        boolean again = remedy.isPresent() && endedBefore(remedy.get(), inspection);
        return new Found(
                inspection.planned().step(),
                finding.artifact(),
                Phrase.target(finding.artifact()),
                finding.severity(),
                finding.summary(),
                finding.reasons(),
                finding.evidence(),
                remedy.map(step -> step.planned().step()).orElse(null),
                response,
                again,
                null,
                answer(finding, remedy.orElse(null), response, again, titles));
    }

    /** Whether the finding is grave and nothing proves that it is out of the way. */
    boolean waits() {
        return severity.isAtLeast(Severity.SUSPICIOUS) && legitimateBy == null && (seenAgain || !response.isProven());
    }

    /** As a release has it: somebody may have named it legitimate, and had it put back. */
    Found after(Release release, Released released, List<StepRecord> steps) {
        boolean vouched = steps.stream()
                .filter(step -> release.legitimate().contains(step.planned().position()))
                .anyMatch(step -> isAbout(step.planned().target(), artifact) || (remedy == null && hasFound(step)));
        if (!vouched) {
            return this;
        }
        Text named = Text.of("%s named it legitimate", "%s l’a désigné comme légitime", release.caller());
        Text told = released.hasPutBack(artifact)
                ? Text.of("%s %s; put back as it was.", "%s %s ; rétabli tel qu’il était.", answer, named)
                : Text.of("%s %s.", "%s %s.", answer, named);
        return new Found(
                foundBy,
                artifact,
                artifactLabel,
                severity,
                summary,
                reasons,
                evidence,
                remedy,
                response,
                seenAgain,
                release.caller(),
                told);
    }

    private boolean hasFound(StepRecord step) {
        return step.outcome() != null
                && step.outcome().found().stream().anyMatch(finding -> isAbout(finding.artifact(), artifact));
    }

    private static boolean isAbout(Target target, Target.Artifact artifact) {
        return switch (target) {
            case Target.Account _ -> false;
            case Target.Artifact other ->
                other.kind() == artifact.kind() && other.id().equals(artifact.id());
        };
    }

    private static boolean endedBefore(StepRecord remedy, StepRecord inspection) {
        return remedy.endedAt() != null
                && inspection.intentAt() != null
                && !inspection.intentAt().isBefore(remedy.endedAt());
    }

    private static Text answer(Finding finding, StepRecord remedy, Standing response, boolean again, Titles titles) {
        if (remedy == null) {
            return untouched(finding.severity());
        }
        Text told = Text.of("%s: %s.", "%s : %s.", titles.apply(remedy.planned().step()), Words.of(response));
        return again
                ? Text.of(
                        "%s Listed once more afterwards: a person must check whether it came back.",
                        "%s Vu de nouveau ensuite : quelqu’un doit vérifier s’il est revenu.", told)
                : told;
    }

    private static Text untouched(Severity severity) {
        return switch (severity) {
            case MALICIOUS, SUSPICIOUS ->
                new Text("Left as it is: waits for a person.", "Laissé en l’état : attend une décision humaine.");
            case NOTE -> new Text("For information; left as it is.", "Pour information ; laissé en l’état.");
        };
    }
}
