package io.cordon.step;

import io.cordon.model.Target;
import io.cordon.model.User;
import java.time.Instant;
import java.util.Objects;

/**
 * Whom and what a step is run on.
 *
 * @param user as resolved when the containment was accepted
 * @param since when this step's intent was first recorded, by our clock
 */
public record Subject(User user, Target target, Instant since) {
    public Subject {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(since, "since");
    }

    /** The artifact; a remedy is never planned without one. */
    public Target.Artifact artifact() {
        return switch (target) {
            case Target.Artifact artifact -> artifact;
            case Target.Account _ ->
                throw new IllegalStateException("This step is planned for the account, not for an artifact");
        };
    }
}
