package io.cordon.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** Has one replica at a time look at what is due to be looked at. If it dies, another goes on in about eight seconds. */
@Singleton
public final class WatchQueue {
    private final DataSource dataSource;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Scheduler scheduler;

    WatchQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Has {@code work} done again and again, {@code pause} after its last end. */
    public synchronized void start(Duration pause, Runnable work) {
        RecurringTask<Void> task =
                Tasks.recurring("watch", FixedDelay.of(pause)).execute((_, _) -> work.run());
        scheduler = Schedulers.on(dataSource, "scheduled_watch_tasks", threads, 1)
                .startTasks(task)
                .build();
        scheduler.start();
    }

    /** Lets the look in hand end. */
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }
}
