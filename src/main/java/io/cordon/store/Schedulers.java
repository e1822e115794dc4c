package io.cordon.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * How the queues use db-scheduler. A replica is dead after four seconds without a heartbeat; db-scheduler looks for that every two heartbeats,
 * and at each start. So a dead replica's work is begun anew three to six and a half seconds after its end.
 */
final class Schedulers {
    private static final Duration HEARTBEAT = Duration.ofMillis(800);
    private static final int MISSED = 5;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(3);

    private Schedulers() {}

    static SchedulerBuilder on(
            DataSource dataSource, String table, ExecutorService threads, int atOnce, Task<?>... tasks) {
        return Scheduler.create(dataSource, tasks)
                .tableName(table)
                .schedulerName(new SchedulerName.Fixed("cordon-" + UUID.randomUUID()))
                .threads(atOnce)
                .executorService(threads)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .alwaysPersistTimestampInUTC();
    }

    /**
     * A kind of work in a queue.
     *
     * @param work is given the instance's id, does what can be done now and says when to come back, or that it is over
     */
    static CustomTask<Void> task(String name, Function<String, Optional<Instant>> work) {
        return Tasks.custom(name, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_FAILURE))
                .onDeadExecution(Schedulers::inItsPlace)
                .execute((instance, _) -> completion(work.apply(instance.getId())));
    }

    /** A dead replica's work keeps its place in the queue: what was begun does not wait behind what has come since. */
    private static void inItsPlace(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        operations.reschedule(complete, complete.getExecution().getExecutionTime());
    }

    /** Comes back at {@code next}, or is over. */
    private static CompletionHandler<Void> completion(Optional<Instant> next) {
        return next.<CompletionHandler<Void>>map(at -> (complete, operations) -> operations.reschedule(complete, at))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
