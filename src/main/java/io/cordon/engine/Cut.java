package io.cordon.engine;

import io.cordon.microsoft.Gate;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.model.Failure;
import io.cordon.model.Observation;
import io.cordon.model.StepOutcome;
import io.cordon.model.User;
import io.cordon.step.AccountAction;
import io.cordon.store.LeaseLost;
import io.cordon.store.StoreUnavailable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Locks the intruder out: applies all actions side by side without reading first, then reads the user back once for all of them. With the
 * resolution before it that makes three dependent rounds to Microsoft, which is what "time to contain" costs.
 */
@Singleton
final class Cut {
    private static final Logger LOG = Logger.getLogger(Cut.class);

    private final SideBySide sideBySide;
    private final InstantSource clock;

    Cut(SideBySide sideBySide, InstantSource clock) {
        this.sideBySide = sideBySide;
        this.clock = clock;
    }

    /** What came of sending one action; {@code thrown} is {@code null} if it was accepted. */
    private record Sent(Work work, AccountAction action, RuntimeException thrown) {}

    /** The outcome of each piece of work, in its order. */
    List<StepOutcome> run(List<Work> works) {
        List<SideBySide.Work<Sent>> sends = new ArrayList<>();
        for (Work work : works) {
            sends.add(() -> send(work));
        }
        List<Sent> sent = sideBySide.run(sends);
        User after = null;
        MicrosoftException unreadable = null;
        try {
            after = readBack(sent);
        } catch (MicrosoftException e) {
            unreadable = e;
        }
        List<StepOutcome> outcomes = new ArrayList<>();
        for (Sent one : sent) {
            outcomes.add(outcome(one, after, unreadable));
        }
        return outcomes;
    }

    private static Sent send(Work work) {
        AccountAction action = (AccountAction) work.step(); // playbooks are checked at start
        try {
            // An earlier attempt may have had its effect: a password is not reset a second time without looking.
            boolean look = work.preview() || work.resumed();
            if (!look
                    || (!work.preview()
                            && !(action.observe(work.subject(), work.m365()) instanceof Observation.AsWanted))) {
                LostAnswer.write(
                        () -> action.apply(work.subject(), work.m365()),
                        () -> action.observe(work.subject(), work.m365()) instanceof Observation.AsWanted);
            }
            return new Sent(work, action, null);
        } catch (Gate.Shut | StoreUnavailable | LeaseLost e) {
            throw e; // nothing was sent, and nothing can be recorded: whoever has the lease goes on
        } catch (RuntimeException e) {
            return new Sent(work, action, e);
        }
    }

    /** One read for all: until every action that was accepted, or may have had its effect though its answer was lost, shows as wanted. */
    private static User readBack(List<Sent> sent) {
        Work any = sent.getLast().work();
        List<Sent> hoped = sent.stream()
                .filter(one -> !one.work().preview() && one.thrown() == null)
                .toList();
        return ReadBack.until(
                user -> hoped.stream().allMatch(one -> seen(one, user) instanceof Observation.AsWanted),
                () -> any.m365().users().get(any.user().id()));
    }

    private StepOutcome outcome(Sent sent, User user, MicrosoftException unreadable) {
        Work work = sent.work();
        Observation before = sent.action().read(work.user(), since(sent));
        Observation after = user == null ? null : seen(sent, user);
        return switch (sent.thrown()) {
            case null -> {
                if (user == null) {
                    Failure failure = Failures.of(unreadable, sent.action().info(), work.m365());
                    yield Patience.deferral(unreadable, failure, null, work.attempt(), clock.instant())
                            .orElseGet(() -> work.preview()
                                    ? new StepOutcome.Failed(failure, null)
                                    : StepOutcome.Changed.of(before, new Observation.Unreadable(failure)));
                }
                if (work.preview()) {
                    yield after instanceof Observation.AsWanted
                            ? new StepOutcome.Unchanged(after)
                            : new StepOutcome.WouldChange(after);
                }
                yield before instanceof Observation.AsWanted && after instanceof Observation.AsWanted
                        ? new StepOutcome.Unchanged(after)
                        : StepOutcome.Changed.of(before, after);
            }
            case MicrosoftException failed -> {
                Failure failure = Failures.of(failed, sent.action(), work);
                boolean tookEffect = failure.kind().isPassing()
                        && after instanceof Observation.AsWanted
                        && !(before instanceof Observation.AsWanted);
                if (tookEffect) {
                    yield StepOutcome.Changed.of(before, after); // the answer was lost, the effect was not
                }
                yield Patience.deferral(failed, failure, null, work.attempt(), clock.instant())
                        .orElseGet(() -> new StepOutcome.Failed(failure, before));
            }
            case RuntimeException bug -> {
                LOG.errorf(bug, "Action failed: step=%s", sent.action().info().name());
                yield new StepOutcome.Failed(Failures.bug(bug), before);
            }
        };
    }

    private static Observation seen(Sent sent, User user) {
        return sent.action().read(user, since(sent));
    }

    private static Instant since(Sent sent) {
        return sent.work().m365().graph().byServerClock(sent.work().subject().since());
    }
}
