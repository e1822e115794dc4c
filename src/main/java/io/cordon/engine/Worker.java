package io.cordon.engine;

import io.cordon.store.CampaignQueue;
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
    private final CampaignQueue campaigns;
    private final Runner runner;
    private final Afterwards afterwards;
    private final CampaignIntake intake;

    Worker(Queue queue, CampaignQueue campaigns, Runner runner, Afterwards afterwards, CampaignIntake intake) {
        this.queue = queue;
        this.campaigns = campaigns;
        this.runner = runner;
        this.afterwards = afterwards;
        this.intake = intake;
    }

    void start(@Observes @Priority(100) StartupEvent start) {
        queue.start(runner::run, afterwards::run);
        campaigns.start(intake);
    }

    void stop(@Observes ShutdownEvent stop) {
        campaigns.stop();
        queue.stop();
    }
}
