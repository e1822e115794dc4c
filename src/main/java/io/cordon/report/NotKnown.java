package io.cordon.report;

import io.cordon.model.Call;
import io.cordon.model.Failure;
import io.cordon.model.Observation;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Text;
import java.time.Instant;
import java.util.List;

/**
 * Something that is not done, not proven or not known, and why.
 *
 * @param meaning what a reader must not conclude from it
 * @param failure what Microsoft or the network answered, {@code null} where nothing went wrong
 * @param retryAt when Cordon tries again, {@code null} if it does not
 */
public record NotKnown(
        int position,
        StepName step,
        Text title,
        Target target,
        Text targetLabel,
        Standing standing,
        Text meaning,
        Failure failure,
        Instant at,
        Instant retryAt,
        List<Call> calls) {

    static NotKnown of(StepRecord step, Titles titles) {
        Standing standing = Standing.of(step);
        return new NotKnown(
                step.planned().position(),
                step.planned().step(),
                titles.apply(step.planned().step()),
                step.planned().target(),
                Phrase.target(step.planned().target()),
                standing,
                meaning(standing, step),
                failure(step.outcome()),
                step.endedAt(),
                step.outcome() instanceof StepOutcome.Deferred deferred ? deferred.until() : null,
                step.calls());
    }

    private static Text meaning(Standing standing, StepRecord step) {
        return switch (standing) {
            case UNVERIFIED -> unproven(step.outcome());
            case NOT_CHECKED ->
                new Text(
                        "It could not be looked at: there may be something there.",
                        "La vérification n’a pas pu se faire : il y a peut-être quelque chose.");
            case FAILED -> new Text("The change was not made.", "La modification n’a pas été faite.");
            case UNDONE -> new Text("It was done, and undone since.", "C’était fait, et cela a été défait depuis.");
            case DEFERRED ->
                new Text(
                        "Not done yet: Cordon has put it off and tries again.",
                        "Pas encore fait : Cordon l’a reporté et fera une nouvelle tentative.");
            case PENDING ->
                step.intentAt() == null
                        ? new Text("Not begun.", "Pas commencé.")
                        : new Text(
                                "Begun; it is not known yet whether it took effect.",
                                "Commencé ; on ne sait pas encore si cela a pris effet.");
            case VERIFIED, ALREADY, WOULD_CHANGE, LOOKED, SKIPPED, ABSENT ->
                throw new IllegalArgumentException(standing + " is known");
        };
    }

    private static Text unproven(StepOutcome outcome) {
        Text sent = new Text(
                "Microsoft accepted the change; reading it back did not show it.",
                "Microsoft a accepté la modification ; la relecture ne l’a pas montrée.");
        return outcome instanceof StepOutcome.Changed changed && changed.after() instanceof Observation.Otherwise seen
                ? Text.of("%s Seen: %s.", "%s Lu : %s.", sent, Facts.inWords(seen.facts()))
                : sent;
    }

    private static Failure failure(StepOutcome outcome) {
        return switch (outcome) {
            case null -> null;
            case StepOutcome.NotChecked missed -> missed.failure();
            case StepOutcome.Failed failed -> failed.failure();
            case StepOutcome.Deferred deferred -> deferred.failure();
            case StepOutcome.Changed changed -> unreadable(changed.after());
            case StepOutcome.Unchanged unchanged -> unreadable(unchanged.state());
            case StepOutcome.WouldChange would -> unreadable(would.state());
            case StepOutcome.Inspected _, StepOutcome.Skipped _ -> null;
        };
    }

    private static Failure unreadable(Observation state) {
        return switch (state) {
            case Observation.Unreadable unreadable -> unreadable.failure();
            case Observation.AsWanted _, Observation.Otherwise _ -> null;
        };
    }
}
