package io.cordon.store;

import io.cordon.model.Approval;
import io.cordon.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Counts whom callers contain without anybody's approval. What an approval covers is not counted. */
final class Budget {
    private static final Duration DAY = Duration.ofDays(1);

    private Budget() {}

    /** Why somebody has to agree: what is known already, or else that the budget is used up. */
    static List<Approval.Reason> reasons(
            Handle sql, Consent consent, String tenant, String caller, int users, Instant now) {
        return consent.reasons().isEmpty()
                ? consent.budget().flatMap(limits -> take(sql, tenant, caller, users, limits, now)).stream()
                        .toList()
                : consent.reasons();
    }

    /**
     * Takes {@code users} from the budgets, or says why somebody has to agree and takes nothing. One at a time in a tenant, so that nobody slips
     * through by asking often at once.
     */
    private static Optional<Approval.Reason> take(
            Handle sql, String tenant, String caller, int users, BudgetLimits limits, Instant now) {
        Objects.requireNonNull(caller, "caller");
        sql.execute("select pg_advisory_xact_lock(hashtext('budget'), hashtext(?))", tenant);
        int byCaller = used(sql, tenant, caller, now.minus(limits.window()));
        if (byCaller + users > limits.users()) {
            return reason(Text.of(
                    "The caller may contain %d users in %d minutes without an approval; %d were contained, %d are asked for.",
                    "L’appelant peut confiner %d utilisateurs en %d minutes sans approbation\u00a0; %d l’ont été, %d sont demandés.",
                    limits.users(),
                    limits.window().toMinutes(),
                    byCaller,
                    users));
        }
        int byAll = used(sql, tenant, null, now.minus(DAY));
        if (byAll + users > limits.perDay()) {
            return reason(Text.of(
                    "In this tenant %d users a day may be contained without an approval; %d were contained, %d are asked for.",
                    "Dans ce locataire, %d utilisateurs par jour peuvent être confinés sans approbation\u00a0; %d l’ont été, %d sont demandés.",
                    limits.perDay(),
                    byAll,
                    users));
        }
        sql.createUpdate(
                        "insert into budget_use (tenant, caller, used_at, users) values (:tenant, :caller, :now, :users)")
                .bind("tenant", tenant)
                .bind("caller", caller)
                .bind("now", now)
                .bind("users", users)
                .execute();
        return Optional.empty();
    }

    /** Forgets what no budget looks at any more. */
    static int forget(Handle sql, Instant now, Duration window) {
        Instant before = now.minus(window.compareTo(DAY) > 0 ? window : DAY);
        return sql.createUpdate("delete from budget_use where used_at < :before")
                .bind("before", before)
                .execute();
    }

    private static int used(Handle sql, String tenant, String caller, Instant since) {
        return sql.createQuery("""
                        select coalesce(sum(users), 0) from budget_use
                        where tenant = :tenant and used_at > :since and (cast(:caller as text) is null or caller = :caller)""")
                .bind("tenant", tenant)
                .bind("since", since)
                .bind("caller", caller)
                .mapTo(Integer.class)
                .one();
    }

    private static Optional<Approval.Reason> reason(Text text) {
        return Optional.of(new Approval.Reason(Approval.Why.BUDGET, text));
    }
}
