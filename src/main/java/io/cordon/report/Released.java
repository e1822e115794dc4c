package io.cordon.report;

import io.cordon.model.Containment;
import io.cordon.model.Release;
import io.cordon.model.Stage;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The way back: who asked for it and why, what was put back and what was not.
 *
 * @param despite why it was made although something was open, {@code null} where nothing was
 * @param putBack read back as it was before Cordon, or was so already
 * @param notPutBack failed, not proven, or still to come
 * @param stays left as Cordon had made it, on purpose
 * @param account what became of signing in, in words
 */
public record Released(
        Release.State state,
        String by,
        String reason,
        String despite,
        Instant requestedAt,
        Instant endedAt,
        List<Change> putBack,
        List<NotKnown> notPutBack,
        List<Skipped> stays,
        Text account) {

    /** {@code null} where nobody asked for a release. */
    static Released of(Containment containment, Release release, Titles titles) {
        if (release == null) {
            return null;
        }
        List<StepRecord> steps = containment.steps().stream()
                .filter(step -> step.planned().stage() == Stage.RELEASE)
                .filter(step -> release.has(step) || step.outcome() instanceof StepOutcome.Changed)
                .sorted(Comparator.comparingInt(step -> step.planned().position()))
                .toList();
        return new Released(
                release.state(),
                release.caller(),
                release.reason(),
                release.despite(),
                release.requestedAt(),
                release.endedAt(),
                steps.stream()
                        .filter(step -> Standing.of(step).isProven())
                        .map(step -> Change.of(step, titles, containment.user()))
                        .toList(),
                steps.stream()
                        .filter(step -> Standing.of(step).isOpen())
                        .map(step -> NotKnown.of(step, titles))
                        .toList(),
                steps.stream()
                        .filter(step -> Standing.of(step) == Standing.SKIPPED)
                        .map(step -> Skipped.of(step, titles))
                        .toList(),
                account(steps));
    }

    /** Whether the artifact was put back: the answer to its finding is another one now. */
    boolean hasPutBack(Target.Artifact artifact) {
        return putBack.stream()
                .anyMatch(change -> change.target() instanceof Target.Artifact other
                        && other.kind() == artifact.kind()
                        && other.id().equals(artifact.id()));
    }

    private static Text account(List<StepRecord> steps) {
        return steps.stream()
                .filter(step -> step.planned().step().equals(Access.BLOCK_SIGN_IN))
                .reduce((_, later) -> later)
                .map(Released::signIn)
                .orElse(new Text("sign-in was not touched", "la connexion n’a pas été touchée"));
    }

    private static Text signIn(StepRecord step) {
        return switch (Standing.of(step)) {
            case VERIFIED -> new Text("sign-in is allowed again", "la connexion est de nouveau autorisée");
            case ALREADY -> new Text("sign-in was allowed already", "la connexion était déjà autorisée");
            case SKIPPED, ABSENT -> new Text("sign-in stays as it is", "la connexion reste en l’état");
            case PENDING, DEFERRED -> new Text("sign-in is still blocked", "la connexion est encore bloquée");
            case FAILED -> new Text("sign-in could not be allowed again", "la connexion n’a pas pu être rouverte");
            case UNVERIFIED, UNDONE, NOT_CHECKED, WOULD_CHANGE, LOOKED ->
                new Text(
                        "whether sign-in is allowed again is not proven",
                        "la réouverture de la connexion n’est pas prouvée");
        };
    }
}
