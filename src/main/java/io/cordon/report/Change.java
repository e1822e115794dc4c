package io.cordon.report;

import io.cordon.model.Call;
import io.cordon.model.Decision;
import io.cordon.model.Observation;
import io.cordon.model.Stage;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One change: made and proven, accepted and not proven, or (in a preview) not made.
 *
 * @param before the state before, in words
 * @param after the state as read back, in words
 * @param beforeState what was read before, {@code null} where nothing was
 * @param afterState what was read back, {@code null} where nothing was
 * @param caution what the change does not reach, or {@code null}
 * @param at when the outcome, and with it the read-back, was recorded
 */
public record Change(
        int position,
        StepName step,
        Text title,
        Target target,
        Text targetLabel,
        Standing standing,
        Text before,
        Text after,
        Observation beforeState,
        Observation afterState,
        Text caution,
        Instant at,
        List<Call> calls) {

    private static final Text NOT_READ_BEFORE = new Text("not read beforehand", "non lu avant la mesure");

    static Change of(StepRecord step, Titles titles, User user) {
        Observation before = before(step.outcome());
        Observation after = after(step.outcome());
        return new Change(
                step.planned().position(),
                step.planned().step(),
                titles.apply(step.planned().step()),
                step.planned().target(),
                Phrase.target(step.planned().target()),
                Standing.of(step),
                before == null ? asResolved(step, user) : Facts.inWords(before),
                after == null ? new Text("nothing written", "rien n’a été écrit") : Facts.inWords(after),
                before,
                after,
                caution(step),
                step.endedAt(),
                step.calls());
    }

    private static Observation before(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Changed changed -> changed.before();
            case StepOutcome.Unchanged unchanged -> unchanged.state();
            case StepOutcome.WouldChange would -> would.state();
            case StepOutcome.Failed failed -> failed.before();
            case StepOutcome.Inspected _, StepOutcome.NotChecked _, StepOutcome.Skipped _, StepOutcome.Deferred _ ->
                null;
        };
    }

    private static Observation after(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Changed changed -> changed.after();
            case StepOutcome.Unchanged unchanged -> unchanged.state();
            case StepOutcome.WouldChange _,
                    StepOutcome.Inspected _,
                    StepOutcome.NotChecked _,
                    StepOutcome.Skipped _,
                    StepOutcome.Deferred _,
                    StepOutcome.Failed _ -> null;
        };
    }

    /** The cut applies without reading: its previous values are the user's, as read when the case was opened. */
    private static Text asResolved(StepRecord step, User user) {
        if (step.planned().stage() != Stage.CUT) {
            return NOT_READ_BEFORE;
        }
        StepName name = step.planned().step();
        if (name.equals(Access.BLOCK_SIGN_IN) && user.accountEnabled() != null) {
            return Facts.inWords(Map.of("accountEnabled", user.accountEnabled()));
        }
        if (name.equals(Access.REVOKE_SESSIONS) && user.sessionsValidFrom() != null) {
            return Facts.inWords(Map.of("signInSessionsValidFromDateTime", user.sessionsValidFrom()));
        }
        if (name.equals(Access.REPLACE_PASSWORD) && user.passwordChangedAt() != null) {
            return Facts.inWords(Map.of("lastPasswordChangeDateTime", user.passwordChangedAt()));
        }
        return NOT_READ_BEFORE;
    }

    static Text caution(StepRecord step) {
        return switch (step.planned().decision()) {
            case Decision.Run run -> run.caution();
            case Decision.Skip _, Decision.Ask _ -> null;
        };
    }
}
