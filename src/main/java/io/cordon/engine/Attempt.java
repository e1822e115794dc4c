package io.cordon.engine;

import io.cordon.microsoft.Gate;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.Finding;
import io.cordon.model.Observation;
import io.cordon.model.StepOutcome;
import io.cordon.model.Text;
import io.cordon.step.AccountAction;
import io.cordon.step.Action;
import io.cordon.step.Inspection;
import io.cordon.store.LeaseLost;
import io.cordon.store.StoreUnavailable;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/** Attempts one step: looks, acts if the state is not as wanted, looks again. The cut has its own, faster way. */
@Singleton
final class Attempt {
    private static final Logger LOG = Logger.getLogger(Attempt.class);
    private static final Text NO_MAILBOX = Text.of(
            "The user has no mailbox in Exchange Online.",
            "L’utilisateur n’a pas de boîte aux lettres dans Exchange Online.");

    private final InstantSource clock;

    Attempt(InstantSource clock) {
        this.clock = clock;
    }

    StepOutcome run(Work work) {
        return switch (work.step()) {
            case Inspection inspection -> inspect(inspection, work);
            case Action action -> act(action, work);
        };
    }

    private StepOutcome inspect(Inspection inspection, Work work) {
        List<Finding> found = Collections.synchronizedList(new ArrayList<>());
        try {
            inspection.inspect(work.user(), work.m365(), found::add);
            return new StepOutcome.Inspected(found);
        } catch (MicrosoftException.NoMailbox e) {
            // A cloud account without a mailbox has nothing to look at; a synchronised one may have its mailbox on
            // premises.
            return work.user().synced()
                    ? new StepOutcome.NotChecked(Failures.of(e, inspection.info(), work.m365()), found)
                    : new StepOutcome.Skipped(NO_MAILBOX);
        } catch (MicrosoftException e) {
            Failure failure = Failures.of(e, inspection.info(), work.m365());
            return Patience.deferral(e, failure, null, work.attempt(), clock.instant())
                    .orElseGet(() -> new StepOutcome.NotChecked(failure, found));
        } catch (Gate.Shut | StoreUnavailable | LeaseLost e) {
            throw e;
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "Inspection failed: step=%s", inspection.info().name());
            return new StepOutcome.NotChecked(Failures.bug(bug), found);
        }
    }

    private StepOutcome act(Action action, Work work) {
        Observation before = null;
        try {
            before = action.observe(work.subject(), work.m365());
            boolean again = action instanceof AccountAction account && account.appliesAgain() && !work.resumed();
            if (before instanceof Observation.AsWanted && !again) {
                return work.resumed()
                        ? StepOutcome.Changed.of(work.before(), before)
                        : new StepOutcome.Unchanged(before);
            }
            if (work.preview()) {
                return new StepOutcome.WouldChange(before);
            }
            LostAnswer.write(
                    () -> action.apply(work.subject(), work.m365()),
                    () -> action.observe(work.subject(), work.m365()) instanceof Observation.AsWanted);
            return readBack(action, before, work);
        } catch (MicrosoftException e) {
            return failed(action, work, before, e);
        } catch (Gate.Shut | StoreUnavailable | LeaseLost e) {
            throw e; // nothing was sent, and nothing can be recorded: whoever has the lease goes on
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "Action failed: step=%s", action.info().name());
            return new StepOutcome.Failed(Failures.bug(bug), before);
        }
    }

    /** What cannot be read for a passing reason is read later; what cannot be read at all is not verified, which is not the same as not done. */
    private StepOutcome readBack(Action action, Observation before, Work work) {
        try {
            Observation after = ReadBack.until(
                    state -> state instanceof Observation.AsWanted, () -> action.observe(work.subject(), work.m365()));
            return StepOutcome.Changed.of(before, after);
        } catch (MicrosoftException e) {
            Failure failure = Failures.of(e, action.info(), work.m365());
            return Patience.deferral(e, failure, before, work.attempt(), clock.instant())
                    .orElseGet(() -> StepOutcome.Changed.of(before, new Observation.Unreadable(failure)));
        }
    }

    private StepOutcome failed(Action action, Work work, Observation before, MicrosoftException e) {
        Failure failure = Failures.of(e, action, work);
        return Patience.deferral(e, failure, before, work.attempt(), clock.instant())
                .orElseGet(() -> new StepOutcome.Failed(failure, before));
    }
}
