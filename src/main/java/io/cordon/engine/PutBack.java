package io.cordon.engine;

import io.cordon.microsoft.Gate;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.Observation;
import io.cordon.model.StepOutcome;
import io.cordon.model.Text;
import io.cordon.step.Subject;
import io.cordon.step.UndoableAction;
import io.cordon.store.LeaseLost;
import io.cordon.store.StoreUnavailable;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Puts one thing back as it was before Cordon: looks whether somebody has changed it since, undoes, looks again. */
@Singleton
final class PutBack {
    private static final Logger LOG = Logger.getLogger(PutBack.class);

    private final InstantSource clock;

    PutBack(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How a thing is.
     *
     * @param done whether it is as it was before Cordon already
     * @param differences from what Cordon left; none where it is done
     */
    record Seen(Map<String, Object> now, boolean done, List<Difference> differences) {
        private Observation observation() {
            return Observation.of(done, now);
        }
    }

    /** Reads the thing. Throws what the reading throws. */
    static Seen look(UndoableAction action, Subject subject, WayBack way, Microsoft365 m365) {
        Observation observed = action.observe(subject, m365);
        Map<String, Object> now = action.own(subject, WayBack.facts(observed).orElseThrow());
        Map<String, Object> before = action.own(subject, way.before().orElseThrow());
        boolean done = Difference.between(before, now).isEmpty();
        if (done) {
            return new Seen(now, true, List.of());
        }
        Map<String, Object> left =
                way.left().map(facts -> action.own(subject, facts)).orElse(now);
        return new Seen(now, false, Difference.between(left, now));
    }

    StepOutcome run(Work work, WayBack way) {
        UndoableAction action = (UndoableAction) work.step();
        Subject subject = new Subject(work.user(), way.target(), way.since());
        Observation before = null;
        try {
            Seen seen = look(action, subject, way, work.m365());
            before = seen.observation();
            if (seen.done()) {
                return work.resumed()
                        ? StepOutcome.Changed.of(way.leftBehind(), before)
                        : new StepOutcome.Unchanged(before);
            }
            if (!seen.differences().isEmpty()) {
                return new StepOutcome.Failed(changedSince(seen.differences()), before);
            }
            LostAnswer.write(
                    () -> action.undo(subject, way.before().orElseThrow(), work.m365()),
                    () -> look(action, subject, way, work.m365()).done());
            return readBack(action, subject, way, before, work);
        } catch (MicrosoftException e) {
            Failure failure = Failures.of(e, action.info(), work.m365());
            Observation known = before;
            return Patience.deferral(e, failure, known, work.attempt(), clock.instant())
                    .orElseGet(() -> new StepOutcome.Failed(failure, known));
        } catch (Gate.Shut | StoreUnavailable | LeaseLost e) {
            throw e; // nothing was sent, and nothing can be recorded: whoever has the lease goes on
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "Putting back failed: step=%s", action.info().name());
            return new StepOutcome.Failed(Failures.bug(bug), before);
        }
    }

    private StepOutcome readBack(UndoableAction action, Subject subject, WayBack way, Observation before, Work work) {
        try {
            Seen after = ReadBack.until(Seen::done, () -> look(action, subject, way, work.m365()));
            return StepOutcome.Changed.of(before, after.observation());
        } catch (MicrosoftException e) {
            Failure failure = Failures.of(e, action.info(), work.m365());
            return Patience.deferral(e, failure, before, work.attempt(), clock.instant())
                    .orElseGet(() -> StepOutcome.Changed.of(before, new Observation.Unreadable(failure)));
        }
    }

    private static Failure changedSince(List<Difference> differences) {
        String names = differences.stream().map(Difference::name).collect(Collectors.joining(", "));
        return new Failure(
                Failure.Kind.CHANGED_SINCE,
                Text.of(
                        "Somebody has changed it since Cordon did (%s): it was left alone.",
                        "Quelqu’un l’a modifié depuis Cordon (%s)\u00a0: il n’a pas été touché.", names),
                Text.of(
                        "Compare it with what was recorded, and put it back by hand.",
                        "Comparez-le avec ce qui a été enregistré et rétablissez-le à la main."),
                null,
                null,
                null);
    }
}
