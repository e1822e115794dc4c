package io.cordon.store;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What waits for its turn, by priority: first the cuts of campaigns, then the rest of them, last what sweeps found. Beside the queue of single
 * containments, so never before it.
 */
@Singleton
public final class CampaignQueue {
    private static final int AT_ONCE = 48;
    private static final int CUT_FIRST = 100;
    private static final int THEN_THE_REST = 10;
    private static final int LAST_SWEEPS = 1;

    private final DataSource dataSource;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CustomTask<Void> user = Schedulers.task("campaign-user", instance -> {
        String[] parts = instance.split("/", 2);
        return work().user(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
    });
    private final CustomTask<Void> rest =
            Schedulers.task("campaign-rest", instance -> work().rest(UUID.fromString(instance)));
    private final CustomTask<Void> swept =
            Schedulers.task("swept-user", instance -> work().swept(UUID.fromString(instance)));
    private volatile Work work;
    private volatile Scheduler scheduler;

    CampaignQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done with what comes out of the queue; each says when to come back, or that it is over. */
    public interface Work {
        /** Finds the user and cuts. */
        Optional<Instant> user(UUID campaign, int position);

        /** Everything after the cut. */
        Optional<Instant> rest(UUID containment);

        /** The whole of a containment that a sweep began. */
        Optional<Instant> swept(UUID containment);
    }

    /** Begins to take from the queue. */
    public synchronized void start(Work work) {
        this.work = work;
        scheduler = Schedulers.on(dataSource, "scheduled_campaign_tasks", threads, AT_ONCE, user, rest, swept)
                .enablePriority()
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

    /** Adds the users of a campaign, in the caller's transaction. */
    void addUsers(UUID campaign, int count, Instant at) {
        Stream<TaskInstance<?>> instances = IntStream.rangeClosed(1, count)
                .mapToObj(position -> user.instanceBuilder(campaign + "/" + position)
                        .priority(CUT_FIRST)
                        .build());
        scheduler.scheduleBatch(instances, at);
    }

    /** Adds what comes after the cut, in the caller's transaction. */
    void addRest(List<UUID> containments, Instant at) {
        for (UUID containment : containments) {
            scheduler.scheduleIfNotExists(
                    rest.instanceBuilder(containment.toString())
                            .priority(THEN_THE_REST)
                            .build(),
                    at);
        }
    }

    /** Adds a containment that a sweep began, in the caller's transaction. */
    void addSwept(UUID containment, Instant at) {
        scheduler.schedule(
                swept.instanceBuilder(containment.toString())
                        .priority(LAST_SWEEPS)
                        .build(),
                at);
    }

    /** Takes out what a sweep began, in the caller's transaction; false if it is not there or is being worked on. */
    boolean takeOutSwept(UUID containment) {
        Optional<ScheduledExecution<Object>> waiting = scheduler
                .getScheduledExecution(swept.instanceId(containment.toString()))
                .filter(execution -> !execution.isPicked());
        waiting.ifPresent(execution -> scheduler.cancel(execution.getTaskInstance()));
        return waiting.isPresent();
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
