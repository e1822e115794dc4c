package io.cordon.tenant;

import io.cordon.model.Text;
import java.util.Objects;

/** Why an account is not to be touched. */
public record Protected(Rule rule, Text why) {
    /** Which rule says so. */
    public enum Rule {
        /** Named in the configuration. */
        LISTED,
        /** Its name or an address fits a pattern of the configuration. */
        PATTERN,
        /** Member of a protected group. */
        GROUP,
        /** Holds a protected directory role. */
        ROLE,
        /** Owns Cordon's own identity. */
        OWNER,
        /** Synchronises the directory; without it nobody on premises could be changed any more. */
        SYNCHRONISATION,
        /** The last Global Administrator who can sign in. */
        LAST_ADMINISTRATOR,
        /** Holds a directory role that Cordon may not read. */
        UNKNOWN_ROLE
    }

    public Protected {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(why, "why");
    }
}
