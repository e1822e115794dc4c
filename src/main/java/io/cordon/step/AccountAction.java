package io.cordon.step;

import io.cordon.microsoft.Microsoft365;
import io.cordon.model.Observation;
import io.cordon.model.User;
import java.time.Instant;

/** An action on the account itself, whose state is part of the user object: one read of the user serves all of them. */
public non-sealed interface AccountAction extends Action {

    /**
     * What {@code user} shows of the state this action is about. Pure.
     *
     * @param since when the change was intended, by the clock of Microsoft's servers: an older effect is another one's
     */
    Observation read(User user, Instant since);

    /** Whether doing it again matters even where the state looks as wanted: a session may have been opened a moment ago. */
    default boolean appliesAgain() {
        return false;
    }

    /**
     * Whether Microsoft lets only higher roles do it to an administrator, its list of "sensitive actions" (microsoft-contract b).
     */
    default boolean sensitive() {
        return true;
    }

    @Override
    default Observation observe(Subject subject, Microsoft365 m365) {
        return read(m365.users().get(subject.user().id()), m365.graph().byServerClock(subject.since()));
    }
}
