package io.cordon.report;

import io.cordon.model.Aftermath;
import io.cordon.model.Containment;
import io.cordon.model.Finding;
import io.cordon.model.Mode;
import io.cordon.model.Release;
import io.cordon.model.Status;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Text;
import io.cordon.model.Trigger;
import io.cordon.model.User;
import io.cordon.model.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a containment did, found and does not know, for a person or a playbook. This record is the JSON. It is derived whenever it is read
 * and never stored.
 *
 * @param readAt the moment it tells of; a case that still runs may tell more later
 * @param headline one sentence that says what is true
 * @param done changes read back as wanted, and states that were so already; nothing else
 * @param unproven changes that Microsoft accepted and that reading back did not show; they stand in {@code notKnown} too
 * @param wouldChange preview only: changes that were not made
 * @param looked inspections that saw everything
 * @param found gravest first
 * @param watch whether it is still so, {@code null} where nothing is watched
 * @param release the way back, {@code null} while nobody has asked for it
 */
public record Report(
        UUID id,
        String tenant,
        boolean simulated,
        Instant readAt,
        User user,
        Mode mode,
        String playbook,
        Trigger trigger,
        Instant compromisedSince,
        Status status,
        Text headline,
        Access access,
        Timeline timeline,
        List<Change> done,
        List<Change> unproven,
        List<Change> wouldChange,
        List<Looked> looked,
        List<Found> found,
        List<NotKnown> notKnown,
        List<Skipped> skipped,
        List<Text> residualRisks,
        List<FollowUp> followUps,
        Released release,
        Watched watch) {

    /** The report of {@code whole} at {@code readAt}; {@code titles} is the catalogue's sentence for a step. */
    public static Report of(Containment whole, Aftermath aftermath, Function<StepName, Text> titles, Instant readAt) {
        Titles named = new Titles(titles);
        Released released = Released.of(whole, aftermath.release(), named);
        Containment containment = whole.withoutRelease();
        Watch watch = aftermath.watch();
        Access access = Access.of(containment, watch);
        List<StepRecord> steps = containment.steps().stream()
                .sorted(Comparator.comparingInt(step -> step.planned().position()))
                .toList();
        List<Change> changes = changes(containment, steps, named);
        List<Looked> looked = looked(steps, named);
        List<Found> found = found(steps, named, aftermath.release(), released);
        List<NotKnown> notKnown = steps.stream()
                .filter(step -> Standing.of(step).isOpen())
                .map(step -> NotKnown.of(step, named))
                .toList();
        return new Report(
                containment.id(),
                containment.tenant(),
                containment.simulated(),
                readAt,
                containment.user(),
                containment.mode(),
                containment.playbook(),
                containment.trigger(),
                containment.compromisedSince(),
                containment.status(),
                Headline.of(containment, access, found, notKnown, aftermath, released),
                access,
                Timeline.of(whole, aftermath, named),
                with(EnumSet.of(Standing.VERIFIED, Standing.ALREADY), changes),
                with(EnumSet.of(Standing.UNVERIFIED), changes),
                with(EnumSet.of(Standing.WOULD_CHANGE), changes),
                looked,
                found,
                notKnown,
                steps.stream()
                        .filter(step -> Standing.of(step) == Standing.SKIPPED)
                        .map(step -> Skipped.of(step, named))
                        .toList(),
                ResidualRisks.of(containment, access, looked, found, watch),
                FollowUps.of(containment, access, found, notKnown, aftermath, released, named),
                released,
                Watched.of(watch, named));
    }

    private static List<Change> changes(Containment containment, List<StepRecord> steps, Titles titles) {
        Set<Standing> changes =
                EnumSet.of(Standing.VERIFIED, Standing.ALREADY, Standing.UNVERIFIED, Standing.WOULD_CHANGE);
        return steps.stream()
                .filter(step -> changes.contains(Standing.of(step)))
                .map(step -> Change.of(step, titles, containment.user()))
                .toList();
    }

    private static List<Change> with(Set<Standing> standings, List<Change> changes) {
        return changes.stream()
                .filter(change -> standings.contains(change.standing()))
                .toList();
    }

    private static List<Looked> looked(List<StepRecord> steps, Titles titles) {
        List<Looked> looked = new ArrayList<>();
        for (StepRecord step : steps) {
            if (step.outcome() instanceof StepOutcome.Inspected inspected) {
                looked.add(Looked.of(step, inspected, titles));
            }
        }
        return List.copyOf(looked);
    }

    private static List<Found> found(List<StepRecord> steps, Titles titles, Release release, Released released) {
        List<Found> found = new ArrayList<>();
        for (StepRecord step : steps) {
            if (step.outcome() != null) {
                for (Finding finding : step.outcome().found()) {
                    Found one = Found.of(step, finding, steps, titles);
                    found.add(release == null ? one : one.after(release, released, steps));
                }
            }
        }
        found.sort(Comparator.comparing(Found::severity).reversed());
        return List.copyOf(found);
    }
}
