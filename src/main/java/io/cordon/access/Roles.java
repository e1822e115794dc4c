package io.cordon.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a caller may be allowed to do. A role does not imply another: {@code admin} runs Cordon and contains nobody. Each endpoint names its roles with
 * {@link jakarta.annotation.security.RolesAllowed}; one that names none is closed to everybody. The names are those of the app roles in Entra ID.
 */
public final class Roles {
    /** Lock accounts, and whatever {@link #INSPECT} may. */
    public static final String CONTAIN = "contain";
    /** Look at accounts, without changing any. */
    public static final String INSPECT = "inspect";
    /** Decide what waits for an approval. */
    public static final String APPROVE = "approve";
    /** Give an account back to its user. */
    public static final String RELEASE = "release";
    /** Read everything, and the audit trail. */
    public static final String AUDIT = "audit";
    /** The stop switch, flagged accounts, sweeps, preflight. */
    public static final String ADMIN = "admin";

    /** All of them, in the order in which they are shown. */
    public static final List<String> ALL = List.of(CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT, ADMIN);

    private Roles() {}

    /** The roles among these texts; what is none is left out. */
    static Set<String> among(Iterable<String> texts) {
        Set<String> roles = new TreeSet<>();
        texts.forEach(text -> {
            if (ALL.contains(text)) {
                roles.add(text);
            }
        });
        return roles;
    }
}
