package io.cordon.store;

/** The stop switch is set: nothing may be written to Microsoft 365. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StopSwitch.State state;

    Stopped(StopSwitch.State state) {
        super("stopped by " + state.by());
        this.state = state;
    }

    /** Who stopped it, why and when. */
    public StopSwitch.State state() {
        return state;
    }
}
