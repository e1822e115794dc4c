package io.cordon.tenant;

import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Priority;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Keeps tokens, connections and classes ready, so that the first containment of a night costs what the hundredth does. */
@Singleton
final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private final Tenants tenants;

    WarmUp(Tenants tenants) {
        this.tenants = tenants;
    }

    @Scheduled(every = "10m", delayed = "1s", identity = "warm-up")
    @RunOnVirtualThread
    void run() {
        for (Tenant tenant : tenants.all()) {
            Microsoft365 m365 = tenant.clients().reader(Priority.LOW);
            try {
                m365.directory().domains();
                m365.exchange().signIn();
                tenant.protection().owners(m365.directory());
            } catch (MicrosoftException e) {
                LOG.warnf(
                        "Tenant not reachable: tenant=%s cause=%s status=%s code=%s",
                        tenant.name(),
                        e.getMessage(),
                        e.answer().status(),
                        e.answer().code());
            }
        }
    }
}
