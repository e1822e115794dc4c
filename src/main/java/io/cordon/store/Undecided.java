package io.cordon.store;

import java.util.Objects;

/** A decision that does not count. Nothing has changed. */
public final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause cause;

    Undecided(Cause cause) {
        super(cause.name());
        this.cause = Objects.requireNonNull(cause, "cause");
    }

    /** Why it does not count. */
    public Cause why() {
        return cause;
    }

    /** The ways in which a decision can be none. */
    public enum Cause {
        /** Nothing waits for a decision there. */
        NOT_WAITING,
        /** It came too late. */
        EXPIRED,
        /** It names another plan than the one that waits. */
        PLAN_CHANGED,
        /** Whoever asks does not decide. */
        OWN_REQUEST,
        /** Nobody decides about their own account. */
        OWN_ACCOUNT,
        /** One person, one decision. */
        ALREADY_DECIDED,
        /** The user has another containment that is open. */
        ANOTHER_OPEN
    }
}
