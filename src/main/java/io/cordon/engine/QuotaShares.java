package io.cordon.engine;

import io.cordon.store.Replicas;
import io.cordon.store.StoreUnavailable;
import io.cordon.tenant.Tenants;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps all replicas together below Microsoft's quotas: each has an equal share of them. One that dies is counted for some seconds more; while the
 * database is away, the share stays as it was.
 */
@Singleton
final class QuotaShares {
    private static final Logger LOG = Logger.getLogger(QuotaShares.class);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Replicas replicas;
    private final Tenants tenants;
    private final UUID self = UUID.randomUUID();
    private volatile int sharing = 1;

    QuotaShares(Replicas replicas, Tenants tenants) {
        this.replicas = replicas;
        this.tenants = tenants;
    }

    @Scheduled(every = "3s", identity = "quota-shares", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keep() {
        try {
            int alive = replicas.seen(self, SILENCE);
            if (alive != sharing) {
                tenants.all().forEach(tenant -> tenant.clients().shareQuotas(alive));
                sharing = alive;
                LOG.infof("Quotas shared: replicas=%d", alive);
            }
        } catch (StoreUnavailable _) {
            LOG.debug("Replicas not counted: the database is away");
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        try {
            replicas.gone(self);
        } catch (StoreUnavailable _) {
            LOG.debug("Replica not signed off: the database is away");
        }
    }
}
