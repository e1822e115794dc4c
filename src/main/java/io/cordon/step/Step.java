package io.cordon.step;

import io.cordon.model.Decision;
import io.cordon.model.StepInfo;
import io.cordon.model.User;

/** One thing Cordon can do to, or find out about, a compromised account. */
public sealed interface Step permits Action, Inspection {

    StepInfo info();

    /** Whether the step makes sense for this user, judged before anything is touched. Pure. */
    default Decision decide(User user) {
        return new Decision.Run();
    }
}
