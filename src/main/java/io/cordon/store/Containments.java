package io.cordon.store;

import io.cordon.model.Containment;
import io.cordon.model.Status;
import io.cordon.model.StepRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The containments as they are stored, with their plans and outcomes. */
@Singleton
public final class Containments {
    private final Transactions transactions;
    private final Queue queue;

    Containments(Transactions transactions, Queue queue) {
        this.transactions = transactions;
        this.queue = queue;
    }

    /** The containment with all its steps, in the order of their stages. */
    public Optional<Containment> find(UUID id) {
        return transactions.run(sql -> sql.createQuery("select * from containment where id = :id")
                .bind("id", id)
                .map(new ContainmentRow())
                .findOne()
                .map(head -> ContainmentRow.with(head, steps(sql, id))));
    }

    /** Containments without their steps, newest first, older than the given one if there is one. */
    public List<Containment> list(Optional<Status> status, Optional<String> userId, Optional<UUID> after, int limit) {
        return transactions.run(sql -> sql.createQuery("""
                        select * from containment
                        where (cast(:status as text) is null or status = :status)
                          and (cast(:user as text) is null or user_id = :user)
                          and (cast(:after as uuid) is null
                               or (accepted_at, id) < (select accepted_at, id from containment where id = cast(:after as uuid)))
                        order by accepted_at desc, id desc limit :limit""")
                .bind("status", status.map(Status::name).orElse(null))
                .bind("user", userId.orElse(null))
                .bind("after", after.map(UUID::toString).orElse(null))
                .bind("limit", limit)
                .map(new ContainmentRow())
                .list());
    }

    /** Containments of a user that have ended, changed something and are still watched, with their steps, oldest first. */
    public List<Containment> holding(String tenant, String userId) {
        return transactions.run(sql ->
                sql
                        .createQuery("""
                        select * from containment c
                        where tenant = :tenant and user_id = :user and mode = 'CONTAIN' and ended_at is not null
                          and status not in ('RELEASED', 'REFUSED')
                          and exists (select 1 from step where containment_id = c.id and outcome->>'kind' = 'changed')
                          and not exists (select 1 from watch where containment_id = c.id and ended_at is not null)
                        order by accepted_at, id""")
                        .bind("tenant", tenant)
                        .bind("user", userId)
                        .map(new ContainmentRow())
                        .list()
                        .stream()
                        .map(head -> ContainmentRow.with(head, steps(sql, head.id())))
                        .toList());
    }

    /** Calls a containment off: what has not begun is left out. False if it had ended already. */
    public boolean cancel(UUID id, String caller, Instant now) {
        boolean called = transactions.run((sql, events) -> {
            boolean open =
                    sql.createUpdate("""
                            update containment set cancelled_by = coalesce(cancelled_by, :caller)
                            where id = :id and ended_at is null""").bind("id", id).bind("caller", caller).execute() == 1;
            if (open) {
                events.accept(ContainmentEvents.cancelled(sql, id, caller));
            }
            if (open && Approvals.withdraw(sql, id, now)) {
                sql.execute("update containment set status = 'ACCEPTED' where id = ?", id);
                queue.add(id, now); // it ends as every other that is called off
            }
            return open;
        });
        if (called) {
            queue.bringForward(id, now);
        }
        return called;
    }

    private static List<StepRecord> steps(Handle sql, UUID id) {
        return sql
                .createQuery("select * from step where containment_id = :id")
                .bind("id", id)
                .map(new StepRow())
                .stream()
                .sorted(StepRow.ORDER)
                .toList();
    }
}
