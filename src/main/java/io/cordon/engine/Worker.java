package io.cordon.engine;

import io.cordon.store.Queue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Works on what is in the queue, from start to shutdown. */
@Singleton
final class Worker {
    private final Queue queue;
    private final Runner runner;

    Worker(Queue queue, Runner runner) {
        this.queue = queue;
        this.runner = runner;
    }

    void start(@Observes @Priority(100) StartupEvent start) {
        queue.start(runner::run);
    }

    void stop(@Observes ShutdownEvent stop) {
        queue.stop();
    }
}
