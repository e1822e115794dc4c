package io.cordon.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Which containments are to be worked on, and by whom: db-scheduler on the same database. A replica that dies loses its containments to another
 * ({@link Schedulers}).
 */
@Singleton
public final class Queue {
    /** Virtual threads, most of which wait for Microsoft: one whose inspections are throttled does not keep the next from its cut. */
    private static final int AT_ONCE = 128;

    private final DataSource dataSource;
    private volatile Function<UUID, Optional<Instant>> work = _ -> Optional.empty();
    private final CustomTask<Void> task =
            Schedulers.task("containment", instance -> work.apply(UUID.fromString(instance)));
    private volatile Function<UUID, Optional<Instant>> afterwards = _ -> Optional.empty();
    private final CustomTask<Void> after = Schedulers.task(
            "afterwards", instance -> afterwards.apply(UUID.fromString(instance.substring(0, instance.indexOf('/')))));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Scheduler scheduler;

    Queue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Begins to take containments from the queue.
     *
     * @param work does what can be done now and says when to come back, or that it is over
     * @param afterwards the same for what is done to a containment after its end
     */
    public synchronized void start(
            Function<UUID, Optional<Instant>> work, Function<UUID, Optional<Instant>> afterwards) {
        this.work = work;
        this.afterwards = afterwards;
        scheduler = Schedulers.on(dataSource, "scheduled_tasks", threads, AT_ONCE, task, after)
                .build();
        scheduler.start();
    }

    /** Stops taking containments and lets those in hand end their present step. */
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    /** Adds a containment, in the caller's transaction. */
    void add(UUID id, Instant at) {
        scheduler.schedule(task.instance(id.toString()), at);
    }

    /** Adds what is to be done to a containment after its end, in the caller's transaction; {@code position} is that of its first step. */
    void addAfterwards(UUID id, int position, Instant at) {
        scheduler.schedule(after.instance(id + "/" + position), at);
    }

    /** What was put off to a later time is due now. One that is being worked on is left to whoever works on it. */
    void bringForward(UUID id, Instant now) {
        scheduler
                .getScheduledExecution(task.instanceId(id.toString()))
                .filter(execution -> !execution.isPicked())
                .ifPresent(_ -> scheduler.reschedule(task.instanceId(id.toString()), now));
        poke();
    }

    /** Says that something was added, so that it need not wait for the next poll. */
    void poke() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }
}
