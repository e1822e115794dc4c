package io.cordon.engine;

import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Priority;
import io.cordon.plan.BudgetConfig;
import io.cordon.store.BudgetLimits;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * How many users each tenant has, which the daily budget is a share of. Counted beforehand, so that no containment waits for it; while it is not
 * known, the day's budget is no larger than one caller's.
 */
@Singleton
final class Headcount {
    private static final Logger LOG = Logger.getLogger(Headcount.class);
    private static final double PERCENT = 100.0;

    private final Tenants tenants;
    private final BudgetConfig budget;
    private final Map<String, Integer> users = new ConcurrentHashMap<>();

    Headcount(Tenants tenants, BudgetConfig budget) {
        this.tenants = tenants;
        this.budget = budget;
    }

    @Scheduled(every = "6h", delayed = "2s", identity = "headcount")
    @RunOnVirtualThread
    void count() {
        tenants.all().forEach(this::count);
    }

    private void count(Tenant tenant) {
        try {
            users.put(
                    tenant.name(), tenant.clients().reader(Priority.LOW).users().count());
        } catch (MicrosoftException e) {
            LOG.warnf(
                    "Users not counted: tenant=%s status=%s",
                    tenant.name(), e.answer().status());
        }
    }

    BudgetLimits limits(Tenant tenant) {
        int share = (int) Math.ceil(users.getOrDefault(tenant.name(), 0) * budget.percentPerDay() / PERCENT);
        return new BudgetLimits(budget.users(), budget.window(), Math.max(share, budget.users()));
    }
}
