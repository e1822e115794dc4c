package io.cordon.store;

import io.cordon.model.Mode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a sweep asks about containments before it: whom it need not take again, and whose intruders may be elsewhere too. */
@Singleton
public final class EarlierContainments {
    private final Transactions transactions;

    EarlierContainments(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A containment that was begun for a user. */
    public record Taken(UUID containment, Instant at) {}

    /**
     * What was begun for a user since an instant: by anybody a containment that was not called off, refused or in vain; by a sweep also one
     * that was, since a person has said no or it would fail again; and, if {@code mode} is to inspect, an inspection by a sweep.
     */
    public Optional<Taken> taken(String tenant, String userId, Mode mode, Instant since) {
        return transactions.run(sql -> sql.createQuery("""
                        select id, accepted_at from containment
                        where tenant = :tenant and user_id = :user and accepted_at >= :since
                          and (mode = 'CONTAIN' or (mode = :mode and triggered_by->>'by' = 'sweep'))
                          and (triggered_by->>'by' = 'sweep' or status not in ('CANCELLED', 'REFUSED', 'FAILED'))
                        order by accepted_at desc limit 1""")
                .bind("tenant", tenant)
                .bind("user", userId)
                .bind("since", since)
                .bind("mode", mode.name())
                .map((row, _) -> new Taken(row.getObject("id", UUID.class), ContainmentRow.instant(row, "accepted_at")))
                .findOne());
    }

    /**
     * A containment whose cut is proven.
     *
     * @param compromisedSince the caller's estimate, or {@code null}
     */
    public record Contained(
            UUID containment, String userId, Instant compromisedSince, Instant acceptedAt, Instant containedAt) {}

    /** Containments of a tenant that were proven since an instant, newest first. */
    public List<Contained> contained(String tenant, Instant since) {
        return transactions.run(sql -> sql.createQuery("""
                        select id, user_id, compromised_since, accepted_at, contained_at from containment
                        where tenant = :tenant and mode = 'CONTAIN' and contained_at >= :since
                        order by contained_at desc limit 500""")
                .bind("tenant", tenant)
                .bind("since", since)
                .map((row, _) -> new Contained(
                        row.getObject("id", UUID.class),
                        row.getString("user_id"),
                        ContainmentRow.instant(row, "compromised_since"),
                        ContainmentRow.instant(row, "accepted_at"),
                        ContainmentRow.instant(row, "contained_at")))
                .list());
    }
}
