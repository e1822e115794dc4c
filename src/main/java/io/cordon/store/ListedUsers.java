package io.cordon.store;

import io.cordon.model.ListedUser;
import io.cordon.model.Sweep;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Cordon's own list of flagged accounts. */
@Singleton
public final class ListedUsers {
    private final Transactions transactions;

    ListedUsers(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * An entry and what the last sweep made of it.
     *
     * @param sweep {@code null} if none has come by yet
     */
    public record Entry(ListedUser listed, UUID sweep, Sweep.Decision decision, Sweep.Skipped skipped) {}

    /** Puts them on the list, all or none; who is on it already is there with the new reason and expiry. */
    public void put(Collection<ListedUser> users) {
        transactions.run((sql, events) -> {
            users.forEach(user -> events.accept(SweepEvents.listed(user)));
            PreparedBatch batch = sql.prepareBatch("""
                    insert into listed_user (tenant, user_name, reason, listed_by, listed_at, expires_at)
                    values (:tenant, :user, :reason, :by, :at, :expires)
                    on conflict (tenant, user_name) do update set reason = excluded.reason, listed_by = excluded.listed_by,
                        listed_at = excluded.listed_at, expires_at = excluded.expires_at""");
            for (ListedUser user : users) {
                batch.bind("tenant", user.tenant())
                        .bind("user", user.user())
                        .bind("reason", user.reason())
                        .bind("by", user.by())
                        .bind("at", user.at())
                        .bind("expires", user.expiresAt())
                        .add();
            }
            return batch.execute();
        });
    }

    /** Takes a user off the list. False if it was not on it. */
    public boolean remove(String tenant, String user, String caller) {
        return transactions.run((sql, events) -> {
            int removed = sql.createUpdate("delete from listed_user where tenant = :tenant and user_name = :user")
                    .bind("tenant", tenant)
                    .bind("user", user)
                    .execute();
            if (removed == 1) {
                events.accept(SweepEvents.unlisted(tenant, user, caller));
            }
            return removed == 1;
        });
    }

    /** Who counts at {@code now}. */
    public List<ListedUser> valid(String tenant, Instant now) {
        return transactions.run(sql -> sql.createQuery("""
                        select * from listed_user where tenant = :tenant and (expires_at is null or expires_at > :now)
                        order by listed_at, user_name""")
                .bind("tenant", tenant)
                .bind("now", now)
                .map((row, _) -> user(row))
                .list());
    }

    /** Everybody on the list after {@code after}, by name, also expired ones; or the one called {@code only}. */
    public List<Entry> entries(String tenant, Optional<String> only, Optional<String> after, int limit) {
        return transactions.run(sql -> sql.createQuery("""
                        select l.*, u.sweep_id, u.decision, u.skipped from listed_user l left join lateral (
                            select u.* from sweep_user u join sweep s on s.id = u.sweep_id
                            where s.tenant = l.tenant and not s.preview and u.decided_at is not null
                              and (u.user_name = l.user_name or u.user_id = l.user_name)
                              and u.decided_at >= l.listed_at
                            order by u.decided_at desc limit 1) u on true
                        where l.tenant = :tenant
                          and (cast(:only as text) is null or l.user_name = :only)
                          and (cast(:after as text) is null or l.user_name > :after)
                        order by l.user_name limit :limit""")
                .bind("tenant", tenant)
                .bind("only", only.orElse(null))
                .bind("after", after.orElse(null))
                .bind("limit", limit)
                .map((row, _) -> new Entry(
                        user(row),
                        row.getObject("sweep_id", UUID.class),
                        SweepRow.decision(row),
                        StoredJson.read(row.getString("skipped"), SweepRow.SKIPPED)))
                .list());
    }

    private static ListedUser user(ResultSet row) throws SQLException {
        return new ListedUser(
                row.getString("tenant"),
                row.getString("user_name"),
                row.getString("reason"),
                row.getString("listed_by"),
                ContainmentRow.instant(row, "listed_at"),
                ContainmentRow.instant(row, "expires_at"));
    }
}
