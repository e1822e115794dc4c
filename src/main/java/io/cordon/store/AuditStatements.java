package io.cordon.store;

import io.cordon.audit.Event;
import io.cordon.audit.Link;
import io.cordon.audit.Signed;
import io.cordon.audit.SigningKey;
import io.cordon.audit.VerifyingKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was signed about the trail, and the removal of what is too old, which is signed first. One replica signs at a time. */
@Singleton
public final class AuditStatements {
    private static final long LOCK = 0x61756469L; // any number that nothing else on this database locks

    private final Transactions transactions;

    AuditStatements(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What is not signed yet.
     *
     * @param records how many
     * @param over whether a containment has ended among them
     */
    public record Unsigned(long records, boolean over) {}

    /** What the next checkpoint would cover. */
    public Unsigned unsigned() {
        return transactions.run(sql -> sql.createQuery("""
            select count(*) as records, coalesce(bool_or(kind in ('CONCLUDED', 'STOPPED', 'PURGED')), false) as ended
            from audit_record where sequence >
                (select coalesce(max(sequence), 0) from audit_statement)\
            """)
                .map((row, _) -> new Unsigned(row.getLong("records"), row.getBoolean("ended")))
                .one());
    }

    /** The key that signs, as the last statement says; empty if nothing was signed yet. */
    public Optional<String> currentKey() {
        return transactions.run(sql -> last(sql).map(Signed::nextKeyId));
    }

    /** Signs the last record, unless that is done, or another key signs this trail. Whether it was signed. */
    public boolean checkpoint(SigningKey key, Instant now) {
        return transactions.run(sql -> {
            Optional<Signed> last = locked(sql);
            Link head = head(sql);
            boolean due = last.map(signed -> signed.statement().record().sequence() < head.sequence())
                            .orElse(head.sequence() > 0)
                    && signs(key, last);
            if (due) {
                insert(sql, key.checkpoint(last, head, now));
            }
            return due;
        });
    }

    /** Hands over from one key to another; from a key to itself if the one before is lost. */
    public void handOver(SigningKey from, VerifyingKey to, Instant now) {
        transactions.run(sql -> {
            Optional<Signed> last = locked(sql);
            insert(sql, from.handOver(last, head(sql), now, to));
            return null;
        });
    }

    /**
     * Removes the records before {@code before}, always the first of the trail and never its last, and keeps a signed statement of where it begins.
     *
     * @return how many; 0 also if another key signs this trail
     */
    public long purge(Instant before, SigningKey key, Instant now) {
        return transactions.run((sql, events) -> {
            Optional<Signed> last = locked(sql);
            Optional<Link> end = sql.createQuery("""
                select sequence, hash from audit_record where sequence < (
                    select coalesce(min(sequence) filter (where at >= :before), max(sequence)) from audit_record)
                order by sequence desc limit 1\
                """)
                    .bind("before", before)
                    .map((row, _) -> new Link(row.getLong("sequence"), row.getString("hash")))
                    .findOne();
            if (end.isEmpty() || !signs(key, last)) {
                return 0L;
            }
            insert(sql, key.anchor(last, end.get(), now));
            long removed = sql.createUpdate("delete from audit_record where sequence <= :last")
                    .bind("last", end.get().sequence())
                    .execute();
            events.accept(Event.of(Event.Kind.PURGED, Event.CORDON)
                    .with("records", removed)
                    .with("upTo", end.get().sequence())
                    .with("before", before));
            return removed;
        });
    }

    /** Statements after number {@code number}, in order. */
    public List<Signed> after(long number, int limit) {
        return transactions.run(sql -> sql.createQuery(
                        "select statement, signature from audit_statement where number > :number order by number limit"
                                + " :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, _) -> Signed.of(row.getString("statement"), row.getString("signature")))
                .list());
    }

    private static boolean signs(SigningKey key, Optional<Signed> last) {
        return last.map(Signed::nextKeyId)
                .orElse(key.verifying().id())
                .equals(key.verifying().id());
    }

    private static Optional<Signed> locked(Handle sql) {
        sql.execute("select pg_advisory_xact_lock(?)", LOCK);
        return last(sql);
    }

    private static Optional<Signed> last(Handle sql) {
        return sql.createQuery("select statement, signature from audit_statement order by number desc limit 1")
                .map((row, _) -> Signed.of(row.getString("statement"), row.getString("signature")))
                .findOne();
    }

    private static Link head(Handle sql) {
        return sql.createQuery("select sequence, hash from audit_head")
                .map((row, _) -> new Link(row.getLong("sequence"), row.getString("hash")))
                .one();
    }

    private static void insert(Handle sql, Signed signed) {
        sql.createUpdate("""
            insert into audit_statement (number, kind, sequence, statement, signature, hash)
            values (:number, :kind, :sequence, :statement, :signature, :hash)\
            """)
                .bind("number", signed.statement().number())
                .bind("kind", signed.statement().kind().name())
                .bind("sequence", signed.statement().record().sequence())
                .bind("statement", signed.text())
                .bind("signature", signed.signature())
                .bind("hash", signed.hash())
                .execute();
    }
}
