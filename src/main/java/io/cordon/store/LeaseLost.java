package io.cordon.store;

/** Another replica has taken the containment over while this one was paused: whatever it was about to write is not written. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(Lease lease) {
        super("containment " + lease.containment() + " has been taken over");
    }
}
