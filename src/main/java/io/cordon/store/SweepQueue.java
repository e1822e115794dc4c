package io.cordon.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The sweeps: the reading of their sources, then the decision on each flagged user. A queue of its own with few places, so that a sweep keeps
 * nobody waiting; the containments that it begins wait behind everything else in the {@link CampaignQueue}.
 */
@Singleton
public final class SweepQueue {
    private static final int AT_ONCE = 8;

    private final DataSource dataSource;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CustomTask<Void> sources =
            Schedulers.task("sweep-sources", instance -> work().sources(UUID.fromString(instance)));
    private final CustomTask<Void> user = Schedulers.task("sweep-user", instance -> {
        String[] parts = instance.split("/", 2);
        return work().user(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
    });
    private volatile Work work;
    private volatile Scheduler scheduler;

    SweepQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done with what comes out of the queue; each says when to come back, or that it is over. */
    public interface Work {
        /** Reads the sources of a sweep and gathers whom they flag. */
        Optional<Instant> sources(UUID sweep);

        /** Decides on a flagged user. */
        Optional<Instant> user(UUID sweep, int position);
    }

    /** Begins to take from the queue. */
    public synchronized void start(Work work) {
        this.work = work;
        scheduler = Schedulers.on(dataSource, "scheduled_sweep_tasks", threads, AT_ONCE, sources, user)
                .build();
        scheduler.start();
    }

    /** Stops taking from the queue. */
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    /** Adds a sweep, in the caller's transaction. */
    void add(UUID sweep, Instant at) {
        scheduler.schedule(sources.instance(sweep.toString()), at);
    }

    /** Adds flagged users of a sweep, in the caller's transaction. */
    void addUsers(UUID sweep, List<Integer> positions, Instant at) {
        Stream<TaskInstance<?>> instances = positions.stream().map(position -> user.instance(sweep + "/" + position));
        scheduler.scheduleBatch(instances, at);
    }

    void poke() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    private Work work() {
        return work;
    }
}
