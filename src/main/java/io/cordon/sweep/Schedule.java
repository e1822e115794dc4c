package io.cordon.sweep;

import io.cordon.store.StoreUnavailable;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jboss.logging.Logger;

/** When each tenant is swept. Every replica keeps the time; the database sees to it that a moment is one sweep. */
@Singleton
final class Schedule {
    private static final Logger LOG = Logger.getLogger(Schedule.class);

    private final Scheduler scheduler;
    private final Tenants tenants;
    private final Policies policies;
    private final Sweeper sweeper;

    Schedule(Scheduler scheduler, Tenants tenants, Policies policies, Sweeper sweeper) {
        this.scheduler = scheduler;
        this.tenants = tenants;
        this.policies = policies;
        this.sweeper = sweeper;
    }

    void start(@Observes @Priority(120) StartupEvent start) {
        for (Tenant tenant : tenants.all()) {
            policies.settings(tenant).cron().ifPresent(cron -> keep(tenant, cron));
        }
    }

    private void keep(Tenant tenant, String cron) {
        try {
            scheduler
                    .newJob("sweep-" + tenant.name())
                    .setCron(cron)
                    .setTask(execution -> begin(tenant, execution.getScheduledFireTime()), true)
                    .schedule();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalStateException(
                    "Cordon does not start: cordon.sweep." + tenant.name() + ".cron is not a schedule: " + cron, e);
        }
    }

    private void begin(Tenant tenant, Instant scheduledFor) {
        try {
            Sweeper.Begun begun = sweeper.begin(tenant, scheduledFor);
            LOG.infof(
                    begun.begun()
                            ? "Sweep begun: tenant=%s sweep=%s"
                            : "Sweep left out, another is under way: tenant=%s sweep=%s",
                    tenant.name(),
                    begun.sweep());
        } catch (StoreUnavailable e) {
            LOG.errorf(e, "Sweep not begun: tenant=%s", tenant.name());
        }
    }
}
