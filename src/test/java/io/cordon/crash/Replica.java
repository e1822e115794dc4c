package io.cordon.crash;

import io.cordon.testing.Caller;
import io.cordon.testing.PackagedCordon;
import java.util.function.Supplier;

/** A Cordon that is killed and comes back, at another port each time. */
final class Replica implements AutoCloseable {
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

    void restart() {
        PackagedCordon next = start.get();
        try {
            running = next.ready();
            caller = running.caller();
        } catch (RuntimeException e) {
            next.close();
            throw e;
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
