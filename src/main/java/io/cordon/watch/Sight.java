package io.cordon.watch;

import io.cordon.engine.Failures;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Users;
import io.cordon.model.Containment;
import io.cordon.model.Held;
import io.cordon.model.Look;
import io.cordon.model.Observation;
import io.cordon.model.Stage;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.User;
import io.cordon.step.AccountAction;
import io.cordon.step.Action;
import io.cordon.step.Catalog;
import io.cordon.step.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contained account as it is now: everything that Cordon had done and proven, each read by the action that did it.
 *
 * @param state the account itself; {@code null} if it could not be read
 * @param seen what was read of each thing; nothing of what could not be read
 */
record Sight(List<Look.Thing> things, Users.@Nullable State state, Map<Held, Observation> seen) {

    static Sight of(Containment containment, Catalog catalog, Microsoft365 m365) {
        List<StepRecord> watched = watched(containment);
        Account account = Account.read(containment.user(), m365);
        List<Look.Thing> things = new ArrayList<>();
        Map<Held, Observation> seen = new LinkedHashMap<>();
        for (StepRecord row : watched) {
            Action action = (Action) catalog.get(row.planned().step());
            Subject subject = new Subject(containment.user(), row.planned().target(), row.intentAt());
            try {
                Observation observation = action instanceof AccountAction onAccount
                        ? onAccount.read(account.orThrow().user(), m365.graph().byServerClock(subject.since()))
                        : action.observe(subject, m365);
                seen.put(Held.by(row.planned()), observation);
                things.add(thing(row, observation));
            } catch (MicrosoftException e) {
                things.add(new Look.Thing(
                        row.planned().position(),
                        row.planned().step(),
                        row.planned().target(),
                        Look.State.NOT_CHECKED,
                        Failures.of(e, action.info(), m365)));
            }
        }
        return new Sight(List.copyOf(things), account.state(), seen);
    }

    /** The last step on each thing, if it proved that the thing is as wanted, and no release has put it back. */
    static List<StepRecord> watched(Containment containment) {
        List<StepRecord> watched = new ArrayList<>();
        Held.in(containment).values().forEach(rows -> {
            boolean putBack = rows.stream()
                    .anyMatch(row -> row.planned().stage() == Stage.RELEASE
                            && (row.outcome() instanceof StepOutcome.Changed
                                    || row.outcome() instanceof StepOutcome.Unchanged));
            rows.stream()
                    .filter(row -> row.planned().stage() != Stage.RELEASE && row.proves())
                    .reduce((_, later) -> later)
                    .filter(_ -> !putBack)
                    .ifPresent(watched::add);
        });
        return watched;
    }

    /** The account as read once for all actions on it, or why it could not be. */
    private record Account(
            Users.@Nullable State state, @Nullable MicrosoftException failure) {
        static Account read(User user, Microsoft365 m365) {
            try {
                return new Account(m365.users().state(user.id()), null);
            } catch (MicrosoftException e) {
                return new Account(null, e);
            }
        }

        Users.State orThrow() {
            if (state == null) {
                throw failure;
            }
            return state;
        }
    }

    private static Look.Thing thing(StepRecord row, Observation seen) {
        Look.State state = switch (seen) {
            case Observation.AsWanted _ -> Look.State.HOLDS;
            case Observation.Otherwise _ -> Look.State.UNDONE;
            case Observation.Unreadable _ -> Look.State.NOT_CHECKED;
        };
        return new Look.Thing(
                row.planned().position(),
                row.planned().step(),
                row.planned().target(),
                state,
                seen instanceof Observation.Unreadable unreadable ? unreadable.failure() : null);
    }
}
