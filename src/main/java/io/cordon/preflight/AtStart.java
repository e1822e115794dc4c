package io.cordon.preflight;

import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Writes to the log, at start and once a day, what Cordon could not do if it were called now. A start is never delayed or refused by it. */
@Singleton
final class AtStart {
    private static final Logger LOG = Logger.getLogger(AtStart.class);

    private final Tenants tenants;
    private final TenantPreflight preflight;

    AtStart(Tenants tenants, TenantPreflight preflight) {
        this.tenants = tenants;
        this.preflight = preflight;
    }

    @Scheduled(every = "24h", delayed = "15s", identity = "preflight") // what a crash interrupted goes on first
    @RunOnVirtualThread
    void run() {
        for (Tenant tenant : tenants.all()) {
            TenantCheck check = preflight.check(tenant);
            for (ServiceCheck service : check.services()) {
                if (service.problem() != null) {
                    LOG.warnf(
                            "Preflight: tenant=%s service=%s reachable=%s signedIn=%s problem=%s",
                            check.tenant(),
                            service.service(),
                            service.reachable(),
                            service.signedIn(),
                            service.problem().en());
                }
            }
            for (StepCheck step : check.steps()) {
                if (step.verdict() != Verdict.WILL_WORK) {
                    LOG.warnf(
                            "Preflight: tenant=%s step=%s verdict=%s because=%s",
                            check.tenant(),
                            step.step(),
                            step.verdict(),
                            step.because().getFirst().en());
                }
            }
            check.warnings()
                    .forEach(warning -> LOG.warnf("Preflight: tenant=%s warning=%s", check.tenant(), warning.en()));
            LOG.infof("Preflight: tenant=%s ready=%s signInBy=%s", check.tenant(), check.ready(), check.signInBy());
        }
    }
}
