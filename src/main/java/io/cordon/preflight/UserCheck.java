package io.cordon.preflight;

import io.cordon.model.Text;
import io.cordon.model.User;
import java.util.List;
import java.util.Objects;

/**
 * What Cordon may do to one user.
 *
 * @param administratorRoles Entra roles of the user, by name; empty says none only if {@code notKnown} does not name them
 * @param roleAssignableGroups groups that protect their members like administrators
 * @param notKnown what could not be read, and why
 */
public record UserCheck(
        String tenant,
        boolean simulated,
        User user,
        List<String> administratorRoles,
        List<String> roleAssignableGroups,
        List<StepCheck> steps,
        List<Text> notKnown) {
    public UserCheck {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(user, "user");
        administratorRoles = List.copyOf(administratorRoles);
        roleAssignableGroups = List.copyOf(roleAssignableGroups);
        steps = List.copyOf(steps);
        notKnown = List.copyOf(notKnown);
    }
}
