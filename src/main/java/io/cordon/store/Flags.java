package io.cordon.store;

import io.cordon.model.Flag;
import io.cordon.model.MailboxBaseline;
import io.cordon.model.Sweep;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What sources have flagged, and how far each has been read. */
@Singleton
public final class Flags {
    private final Transactions transactions;

    Flags(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What a source gave.
     *
     * @param mailboxes as they were found, to tell the next time what is new
     * @param cursor where to go on the next time; {@code null} if there is nothing to remember
     * @param lasting whether its flags are states that last until a reading no longer has them, and not events
     */
    public record Reading(
            Sweep.Source source, List<Flag> flags, List<MailboxBaseline> mailboxes, String cursor, boolean lasting) {}

    /** A source's cursor; empty if it was never read to its end in this tenant. */
    public Optional<Cursor> cursor(String tenant, String source) {
        return transactions.run(sql -> sql.createQuery(
                        "select position, read_at from flag_cursor where tenant = :tenant and source = :source")
                .bind("tenant", tenant)
                .bind("source", source)
                .map((row, _) -> new Cursor(row.getString("position"), ContainmentRow.instant(row, "read_at")))
                .findOne());
    }

    /** How far a source has been read, and when. {@code position} is the source's own. */
    public record Cursor(String position, Instant readAt) {}

    /**
     * Stores what a source gave to a sweep, together with its cursor, once: what another replica has stored stays. The cursor moves, and
     * states that are gone are forgotten, only if the source was read to its end.
     *
     * @param begun when the reading began
     * @param reopen a state that was settled before this moment, and still lasts, is open again
     */
    public void store(UUID sweep, String tenant, Reading reading, Instant begun, Instant reopen) {
        transactions.run(sql -> {
            if (!mark(sql, sweep, reading.source())) {
                return false;
            }
            insert(sql, tenant, reading, begun, reopen);
            Baselines.store(sql, tenant, reading.mailboxes());
            if (reading.source().notChecked() == null) {
                if (reading.lasting()) {
                    forget(sql, tenant, reading.source().name(), begun);
                }
                moveCursor(sql, tenant, reading, begun);
            }
            return true;
        });
    }

    /** Notes what a source gave to a preview; nothing else is stored. */
    public void note(UUID sweep, Sweep.Source source) {
        transactions.run(sql -> mark(sql, sweep, source));
    }

    /**
     * What has not been dealt with.
     *
     * @param lasting sources of states, of which only what was seen since {@code begun} counts
     */
    public List<Flag> open(String tenant, Collection<String> lasting, Instant begun) {
        return transactions.run(sql -> sql.createQuery("""
                        select * from flag where tenant = :tenant and settled_at is null
                          and (not source = any(:lasting) or seen_at >= :begun)
                        order by at nulls last, source, key""")
                .bind("tenant", tenant)
                .bindArray("lasting", String.class, lasting)
                .bind("begun", begun)
                .map((row, _) -> SweepRow.flag(row))
                .list());
    }

    /** When each flag of a tenant that has been dealt with was, by source and key. */
    public Map<String, Instant> settled(String tenant) {
        return transactions.run(sql -> {
            Map<String, Instant> settled = new HashMap<>();
            sql.createQuery("select * from flag where tenant = :tenant and settled_at is not null")
                    .bind("tenant", tenant)
                    .map((row, _) -> Map.entry(
                            row.getString("source") + "/" + row.getString("key"),
                            ContainmentRow.instant(row, "settled_at")))
                    .forEach(entry -> settled.put(entry.getKey(), entry.getValue()));
            return settled;
        });
    }

    /** Forgets what was dealt with and last seen before {@code instant}. */
    public int forget(Instant instant) {
        return transactions.run(
                sql -> sql.createUpdate("delete from flag where settled_at < :instant and seen_at < :instant")
                        .bind("instant", instant)
                        .execute());
    }

    /** Flags have been dealt with, in the caller's transaction. */
    static void settle(Handle sql, UUID sweep, String tenant, Collection<Flag> flags, Instant now) {
        PreparedBatch batch = sql.prepareBatch("""
                update flag set settled_at = :now, settled_by = :sweep
                where tenant = :tenant and source = :source and key = :key and settled_at is null""");
        for (Flag flag : flags) {
            batch.bind("now", now)
                    .bind("sweep", sweep)
                    .bind("tenant", tenant)
                    .bind("source", flag.source())
                    .bind("key", flag.key())
                    .add();
        }
        batch.execute();
    }

    private static boolean mark(Handle sql, UUID sweep, Sweep.Source source) {
        return sql.createUpdate("""
                        insert into sweep_source (sweep_id, source, policy, first, looked_at, flagged, not_checked)
                        values (:sweep, :source, :policy, :first, :lookedAt, :flagged, cast(:notChecked as jsonb))
                        on conflict do nothing""")
                        .bind("sweep", sweep)
                        .bind("source", source.name())
                        .bind("policy", source.policy().name())
                        .bind("first", source.first())
                        .bind("lookedAt", source.lookedAt())
                        .bind("flagged", source.flagged())
                        .bind(
                                "notChecked",
                                source.notChecked() == null
                                        ? null
                                        : StoredJson.write(source.notChecked(), SweepRow.FAILURE))
                        .execute()
                == 1;
    }

    private static void insert(Handle sql, String tenant, Reading reading, Instant seen, Instant reopen) {
        if (reading.flags().isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch("""
                insert into flag (tenant, source, key, user_id, user_name, at, evidence, clear, seen_at)
                values (:tenant, :source, :key, :userId, :userName, :at, cast(:evidence as jsonb), :clear, :seen)
                on conflict (tenant, source, key) do update set
                    seen_at = excluded.seen_at, evidence = excluded.evidence, clear = excluded.clear,
                    settled_at = case when :lasting and flag.settled_at < :reopen then null else flag.settled_at end""");
        for (Flag flag : reading.flags()) {
            batch.bind("tenant", tenant)
                    .bind("source", flag.source())
                    .bind("key", flag.key())
                    .bind("userId", flag.userId())
                    .bind("userName", flag.userName())
                    .bind("at", flag.at())
                    .bind("evidence", StoredJson.write(flag.evidence(), SweepRow.TEXT))
                    .bind("clear", flag.clear())
                    .bind("seen", seen)
                    .bind("lasting", reading.lasting())
                    .bind("reopen", reopen)
                    .add();
        }
        batch.execute();
    }

    private static void forget(Handle sql, String tenant, String source, Instant begun) {
        sql.createUpdate("delete from flag where tenant = :tenant and source = :source and seen_at < :begun")
                .bind("tenant", tenant)
                .bind("source", source)
                .bind("begun", begun)
                .execute();
    }

    private static void moveCursor(Handle sql, String tenant, Reading reading, Instant now) {
        sql.createUpdate("""
                        insert into flag_cursor (tenant, source, position, read_at) values (:tenant, :source, :position, :now)
                        on conflict (tenant, source) do update set position = excluded.position, read_at = excluded.read_at""")
                .bind("tenant", tenant)
                .bind("source", reading.source().name())
                .bind("position", reading.cursor())
                .bind("now", now)
                .execute();
    }
}
