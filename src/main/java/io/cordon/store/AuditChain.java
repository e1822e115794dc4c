package io.cordon.store;

import io.cordon.audit.Entry;
import io.cordon.audit.Event;
import io.cordon.audit.Link;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Appends to the trail in the caller's transaction, as the last thing it does: the head of the chain is locked until the commit, so that nobody may
 * wait for anything else while holding it.
 */
final class AuditChain {
    private AuditChain() {}

    static void append(Handle sql, List<Event> events, Instant now) {
        try {
            Link link = sql.createQuery("select sequence, hash from audit_head for update")
                    .map((row, _) -> new Link(row.getLong("sequence"), row.getString("hash")))
                    .one();
            List<Entry> entries = new ArrayList<>();
            for (Event event : events) {
                Entry entry = Entry.after(link, event, now);
                entries.add(entry);
                link = entry.link();
            }
            insert(sql, entries, link);
        } catch (JdbiException e) {
            throw away(e) ? new StoreUnavailable(e) : new AuditUnavailable(e);
        }
    }

    private static void insert(Handle sql, List<Entry> entries, Link head) {
        Entry first = entries.getFirst();
        sql.createUpdate("""
                        with added as (
                            insert into audit_record (sequence, at, kind, record, hash)
                            select cast(:before as bigint) + n, cast(:at as timestamp with time zone), kind, record, hash
                            from unnest(:kinds, :records, :hashes) with ordinality as new (kind, record, hash, n))
                        update audit_head set sequence = :head, hash = :hash""")
                .bind("before", first.sequence() - 1)
                .bind("at", first.at())
                .bindArray(
                        "kinds",
                        String.class,
                        entries.stream().map(entry -> entry.kind().name()).toList())
                .bindArray(
                        "records",
                        String.class,
                        entries.stream().map(Entry::text).toList())
                .bindArray(
                        "hashes",
                        String.class,
                        entries.stream().map(Entry::hash).toList())
                .bind("head", head.sequence())
                .bind("hash", head.hash())
                .execute();
    }

    /** Whether it is the connection or the whole server that is gone, SQLSTATE classes 08 and 57. */
    private static boolean away(JdbiException e) {
        return e.getCause() instanceof SQLException sql
                && (sql.getSQLState() == null
                        || sql.getSQLState().startsWith("08")
                        || sql.getSQLState().startsWith("57"));
    }
}
