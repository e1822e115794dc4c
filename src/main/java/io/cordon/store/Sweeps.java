package io.cordon.store;

import io.cordon.model.Flag;
import io.cordon.model.Sweep;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The sweeps, and what became of each flagged user. */
@Singleton
public final class Sweeps {
    private final Transactions transactions;
    private final SweepQueue queue;

    Sweeps(Transactions transactions, SweepQueue queue) {
        this.transactions = transactions;
        this.queue = queue;
    }

    /**
     * Begins a sweep, unless it has been begun already or another one of the tenant is under way.
     *
     * @return the sweep that there is now: the given one, or the other one
     */
    public UUID begin(Sweep sweep) {
        UUID begun = transactions.run((sql, events) -> {
            int inserted = sql.createUpdate("""
                            insert into sweep (id, tenant, simulated, preview, requested_by, scheduled_for, begun_at)
                            values (:id, :tenant, :simulated, :preview, :by, :scheduled, :begun) on conflict do nothing""")
                    .bind("id", sweep.id())
                    .bind("tenant", sweep.tenant())
                    .bind("simulated", sweep.simulated())
                    .bind("preview", sweep.preview())
                    .bind("by", sweep.requestedBy())
                    .bind("scheduled", sweep.scheduledFor())
                    .bind("begun", sweep.begunAt())
                    .execute();
            if (inserted == 1) {
                queue.add(sweep.id(), sweep.begunAt());
                events.accept(SweepEvents.begun(sweep));
                return sweep.id();
            }
            return sql.createQuery(
                            "select id from sweep where id = :id or (tenant = :tenant and ended_at is null) order by (id = :id) desc limit 1")
                    .bind("id", sweep.id())
                    .bind("tenant", sweep.tenant())
                    .mapTo(UUID.class)
                    .one();
        });
        queue.poke();
        return begun;
    }

    /** The sweep with what came of its sources, and its users counted. */
    public Optional<Sweep> find(UUID id) {
        return transactions.run(sql -> sql.createQuery("select * from sweep where id = :id")
                .bind("id", id)
                .map((row, _) -> SweepRow.sweep(row))
                .findOne()
                .map(sweep -> SweepRow.counted(sql, sweep)));
    }

    /** The sweep as it was begun; nothing is counted. */
    public Sweep begun(UUID id) {
        return transactions.run(sql -> sql.createQuery("select * from sweep where id = :id")
                .bind("id", id)
                .map((row, _) -> SweepRow.sweep(row))
                .one());
    }

    /** Sweeps, newest first, older than the given one if there is one. */
    public List<Sweep> list(Optional<String> tenant, Optional<UUID> after, int limit) {
        return transactions.run(sql -> sql
                .createQuery("""
                        select * from sweep
                        where (cast(:tenant as text) is null or tenant = :tenant)
                          and (cast(:after as uuid) is null
                               or (begun_at, id) < (select begun_at, id from sweep where id = cast(:after as uuid)))
                        order by begun_at desc, id desc limit :limit""")
                .bind("tenant", tenant.orElse(null))
                .bind("after", after.map(UUID::toString).orElse(null))
                .bind("limit", limit)
                .map((row, _) -> SweepRow.sweep(row))
                .list()
                .stream()
                .map(sweep -> SweepRow.counted(sql, sweep))
                .toList());
    }

    /** Flagged users after {@code position}, in the order in which they are decided on. */
    public List<Sweep.Line> lines(UUID id, Optional<Sweep.Decision> decision, int position, int limit) {
        return transactions.run(sql -> sql.createQuery("""
                        select u.*, t.status from sweep_user u left join containment t on t.id = u.containment_id
                        where u.sweep_id = :id and u.position > :position
                          and (cast(:decision as text) is null or u.decision = :decision)
                        order by u.position limit :limit""")
                .bind("id", id)
                .bind("position", position)
                .bind("decision", decision.map(Enum::name).orElse(null))
                .bind("limit", limit)
                .map((row, _) -> SweepRow.line(row))
                .list());
    }

    /** One flagged user. */
    public Sweep.Line line(UUID id, int position) {
        return lines(id, Optional.empty(), position - 1, 1).getFirst();
    }

    /**
     * Stores whom a sweep has to decide on, once: what another replica has stored stays. Who is only listed is decided on already; the others
     * go into the queue.
     *
     * @param dealtWith flags that need nothing but to be listed
     */
    public void gathered(UUID id, List<Sweep.Line> lines, List<Flag> dealtWith, Instant now) {
        transactions.run((sql, events) -> {
            Optional<Sweep> sweep = lock(sql, id).filter(one -> one.gatheredAt() == null);
            if (sweep.isEmpty()) {
                return false;
            }
            sql.createUpdate("update sweep set gathered_at = :now where id = :id")
                    .bind("now", now)
                    .bind("id", id)
                    .execute();
            insert(sql, id, lines);
            if (!sweep.get().preview()) {
                Flags.settle(sql, id, sweep.get().tenant(), dealtWith, now);
            }
            queue.addUsers(
                    id,
                    lines.stream()
                            .filter(line -> line.decision() == null)
                            .map(Sweep.Line::position)
                            .toList(),
                    now);
            events.accept(SweepEvents.gathered(sweep.get(), lines.size()));
            return end(sql, id, now);
        });
        queue.poke();
    }

    /**
     * Stores what was decided on a user, once; the last one ends the sweep.
     *
     * @param dealtWith whether its flags have been dealt with; those of a preview never are
     */
    public void decide(UUID id, Sweep.Line line, boolean dealtWith, Instant now) {
        transactions.run((sql, events) -> {
            Sweep sweep = lock(sql, id).orElseThrow();
            int decided = sql.createUpdate("""
                            update sweep_user set user_id = :userId, user_name = :userName, decision = :decision,
                                skipped = cast(:skipped as jsonb), containment_id = :containment, decided_at = :now
                            where sweep_id = :id and position = :position and decided_at is null""")
                    .bind("id", id)
                    .bind("position", line.position())
                    .bind("userId", line.userId())
                    .bind("userName", line.userName())
                    .bind("decision", line.decision().name())
                    .bind("skipped", line.skipped() == null ? null : StoredJson.write(line.skipped(), SweepRow.SKIPPED))
                    .bind("containment", line.containment())
                    .bind("now", now)
                    .execute();
            if (decided == 1 && !sweep.preview()) {
                events.accept(SweepEvents.decided(sweep, line));
            }
            if (decided == 1 && dealtWith && !sweep.preview()) {
                Flags.settle(sql, id, sweep.tenant(), line.flags(), now);
            }
            return end(sql, id, now);
        });
    }

    /** Forgets sweeps that ended before {@code instant}. */
    public int forget(Instant instant) {
        return transactions.run(sql -> sql.createUpdate("delete from sweep where ended_at < :instant")
                .bind("instant", instant)
                .execute());
    }

    private static Optional<Sweep> lock(Handle sql, UUID id) {
        return sql.createQuery("select * from sweep where id = :id for update")
                .bind("id", id)
                .map((row, _) -> SweepRow.sweep(row))
                .findOne();
    }

    private static void insert(Handle sql, UUID id, List<Sweep.Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch("""
                insert into sweep_user (sweep_id, position, user_id, user_name, policy, source, flags, decision, decided_at)
                values (:id, :position, :userId, :userName, :policy, :source, cast(:flags as jsonb), :decision, :decidedAt)""");
        for (Sweep.Line line : lines) {
            batch.bind("id", id)
                    .bind("position", line.position())
                    .bind("userId", line.userId())
                    .bind("userName", line.userName())
                    .bind("policy", line.policy().name())
                    .bind("source", line.source())
                    .bind("flags", StoredJson.write(line.flags(), SweepRow.FLAGS))
                    .bind(
                            "decision",
                            line.decision() == null ? null : line.decision().name())
                    .bind("decidedAt", line.decidedAt())
                    .add();
        }
        batch.execute();
    }

    /** Ends the sweep if nobody is left; the caller holds its row. */
    private static boolean end(Handle sql, UUID id, Instant now) {
        return sql.createUpdate("""
                        update sweep set ended_at = :now where id = :id and ended_at is null and gathered_at is not null
                          and not exists (select 1 from sweep_user where sweep_id = :id and decided_at is null)""").bind("now", now).bind("id", id).execute() == 1;
    }
}
