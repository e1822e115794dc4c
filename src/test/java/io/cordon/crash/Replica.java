package io.cordon.crash;

import io.cordon.testing.Caller;
import io.cordon.testing.PackagedCordon;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** A Cordon that is killed and comes back, at another port each time. */
final class Replica implements AutoCloseable {
    private static final int STARTS = 3;

    private final Supplier<PackagedCordon> start;
    private volatile PackagedCordon running;
    private volatile Caller caller;

    /** Starts it, and waits until it is ready. */
    Replica(Supplier<PackagedCordon> start) {
        this.start = start;
        restart();
    }

    /** Not necessarily of one that lives. */
    Caller caller() {
        return caller;
    }

    void kill() {
        running.kill();
    }

    /** As a supervisor does: what ends while it starts is started again, a few times. */
    void restart() {
        for (int left = STARTS; ; left--) {
            PackagedCordon next = start.get();
            try {
                running = next.ready();
                caller = running.caller();
                return;
            } catch (IllegalStateException | ConditionTimeoutException e) {
                Figures.add("FAILED to start: %s", e.getMessage());
                next.close();
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    void pause() {
        running.pause();
    }

    void resume() {
        running.resume();
    }

    @Override
    public void close() {
        running.close();
    }
}
