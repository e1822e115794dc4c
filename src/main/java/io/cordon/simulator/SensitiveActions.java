package io.cordon.simulator;

import static io.cordon.simulator.EntraRole.AUTHENTICATION_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.DIRECTORY_READERS;
import static io.cordon.simulator.EntraRole.GLOBAL_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.GROUPS_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.GUEST_INVITER;
import static io.cordon.simulator.EntraRole.HELPDESK_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.MESSAGE_CENTER_READER;
import static io.cordon.simulator.EntraRole.PASSWORD_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.PRIVILEGED_AUTHENTICATION_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.REPORTS_READER;
import static io.cordon.simulator.EntraRole.USER_ADMINISTRATOR;

import java.util.Collection;
import java.util.Set;

/**
 * Who may change accountEnabled and passwordProfile of whom: the matrix "Who can perform sensitive actions" of
 * entra-docs, privileged-roles-permissions.md (contract section b).
 */
final class SensitiveActions {
    private static final Set<EntraRole> HARMLESS =
            Set.of(DIRECTORY_READERS, GUEST_INVITER, MESSAGE_CENTER_READER, REPORTS_READER, PASSWORD_ADMINISTRATOR);
    private static final Set<EntraRole> UNDER_USER_ADMINISTRATOR =
            Set.of(GROUPS_ADMINISTRATOR, HELPDESK_ADMINISTRATOR, USER_ADMINISTRATOR);

    private SensitiveActions() {}

    /** Does one of the actor's roles stand above every role of the target? */
    static boolean allowed(Collection<EntraRole> actor, Collection<EntraRole> target) {
        return actor.stream().anyMatch(role -> target.stream().allMatch(held -> stands(role, held)));
    }

    private static boolean stands(EntraRole actor, EntraRole held) {
        if (actor == GLOBAL_ADMINISTRATOR || actor == PRIVILEGED_AUTHENTICATION_ADMINISTRATOR) {
            return true;
        }
        if (actor == USER_ADMINISTRATOR) {
            return HARMLESS.contains(held) || UNDER_USER_ADMINISTRATOR.contains(held);
        }
        return actor == AUTHENTICATION_ADMINISTRATOR
                && (HARMLESS.contains(held) || held == AUTHENTICATION_ADMINISTRATOR);
    }

    /** App-only password changes need at least User Administrator besides the permission (contract section 0.2). */
    static boolean mayResetPasswords(Collection<EntraRole> actor, Collection<EntraRole> target) {
        return actor.stream()
                        .anyMatch(role -> role == USER_ADMINISTRATOR
                                || role == PRIVILEGED_AUTHENTICATION_ADMINISTRATOR
                                || role == GLOBAL_ADMINISTRATOR)
                && allowed(actor, target);
    }
}
