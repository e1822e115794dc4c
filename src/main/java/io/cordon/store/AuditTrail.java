package io.cordon.store;

import io.cordon.audit.Entry;
import io.cordon.audit.Event;
import io.cordon.audit.Link;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The audit trail. What is recorded together with a change of the database is appended in that change's transaction ({@link Transactions}); what
 * stands for itself is appended here. Throws {@link AuditUnavailable} if it cannot be written: then nothing may be done.
 */
@Singleton
public final class AuditTrail {
    private static final int TOGETHER = 500;

    private final Transactions transactions;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    AuditTrail(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Waiting(List<Event> events, CompletableFuture<Void> done) {}

    /** Appends these, in this order and together. They are durable when it returns. */
    public void append(Event... events) {
        Waiting mine = new Waiting(List.of(events), new CompletableFuture<>());
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.done().isDone()) {
                appendWaiting();
            }
        } finally {
            turn.unlock();
        }
        try {
            mine.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    /** Whoever has the turn appends for everybody: a rush costs a few commits, not one each. */
    private void appendWaiting() {
        List<Waiting> together = new ArrayList<>();
        Waiting next;
        while (together.size() < TOGETHER && (next = waiting.poll()) != null) {
            together.add(next);
        }
        try {
            transactions.<Void>promptly((_, trail) -> {
                together.forEach(one -> one.events().forEach(trail));
                return null;
            });
            together.forEach(one -> one.done().complete(null));
        } catch (RuntimeException e) {
            together.forEach(one -> one.done().completeExceptionally(e));
        }
    }

    /** The last record's place. */
    public Link head() {
        return transactions.run(sql -> sql.createQuery("select sequence, hash from audit_head")
                .map((row, _) -> new Link(row.getLong("sequence"), row.getString("hash")))
                .one());
    }

    /** Records after {@code sequence}, in order. */
    public List<Entry> after(long sequence, int limit) {
        return transactions.run(sql -> sql.createQuery(
                        "select * from audit_record where sequence > :sequence order by sequence limit :limit")
                .bind("sequence", sequence)
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list());
    }

    /** The first record at or after this time; the records from there on contain all that are. */
    public long firstSince(Instant time) {
        return transactions.run(
                sql -> sql.createQuery("""
                        select coalesce(min(sequence), (select sequence + 1 from audit_head)) from audit_record where at >= :time""").bind("time", time).mapTo(Long.class).one());
    }

    /** The last record before this time. */
    public long lastUntil(Instant time) {
        return transactions.run(
                sql -> sql.createQuery("select coalesce(max(sequence), 0) from audit_record where at < :time")
                        .bind("time", time)
                        .mapTo(Long.class)
                        .one());
    }

    /** The last record of a kind. */
    public Optional<Entry> latest(Event.Kind kind) {
        return transactions.run(
                sql -> sql.createQuery("select * from audit_record where kind = :kind order by sequence desc limit 1")
                        .bind("kind", kind.name())
                        .map((row, _) -> entry(row))
                        .findOne());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                ContainmentRow.instant(row, "at"),
                Event.Kind.valueOf(row.getString("kind")),
                row.getString("record"),
                row.getString("hash"));
    }
}
