package io.cordon.sweep;

import io.cordon.engine.Intake;
import io.cordon.model.Sweep;
import io.cordon.store.SweepQueue;
import io.cordon.store.Sweeps;
import io.cordon.tenant.Tenant;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Begins sweeps, and works on what is in their queue from start to shutdown. */
@Singleton
public final class Sweeper implements SweepQueue.Work {
    private final Intake intake;
    private final Sweeps sweeps;
    private final SweepQueue queue;
    private final Harvest harvest;
    private final Taking taking;
    private final InstantSource clock;

    Sweeper(Intake intake, Sweeps sweeps, SweepQueue queue, Harvest harvest, Taking taking, InstantSource clock) {
        this.intake = intake;
        this.sweeps = sweeps;
        this.queue = queue;
        this.harvest = harvest;
        this.taking = taking;
        this.clock = clock;
    }

    void start(@Observes @Priority(110) StartupEvent start) {
        queue.start(this);
    }

    void stop(@Observes ShutdownEvent stop) {
        queue.stop();
    }

    /**
     * What became of a wish for a sweep.
     *
     * @param begun whether it is the one that was asked for; otherwise another is under way
     */
    public record Begun(UUID sweep, boolean begun) {}

    /** A caller wants a sweep now. Throws {@link io.cordon.engine.Refusal} if there is no such tenant. */
    public Begun begin(String tenant, boolean preview, String caller) {
        return begin(intake.tenant(tenant), UUID.randomUUID(), preview, caller, null);
    }

    /** The schedule wants a sweep; every replica means the same one. */
    Begun begin(Tenant tenant, Instant scheduledFor) {
        UUID id = UUID.nameUUIDFromBytes(
                (tenant.id() + " " + tenant.name() + " " + scheduledFor).getBytes(StandardCharsets.UTF_8));
        return begin(tenant, id, false, null, scheduledFor);
    }

    private Begun begin(Tenant tenant, UUID id, boolean preview, String caller, Instant scheduledFor) {
        UUID begun = sweeps.begin(new Sweep(
                id,
                tenant.name(),
                tenant.simulated(),
                preview,
                caller,
                scheduledFor,
                clock.instant(),
                null,
                null,
                List.of(),
                Map.of(),
                0));
        return new Begun(begun, begun.equals(id));
    }

    @Override
    public Optional<Instant> sources(UUID sweep) {
        return harvest.run(sweep);
    }

    @Override
    public Optional<Instant> user(UUID sweep, int position) {
        return taking.run(sweep, position);
    }
}
