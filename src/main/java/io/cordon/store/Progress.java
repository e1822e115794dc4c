package io.cordon.store;

import io.cordon.model.Approval;
import io.cordon.model.Call;
import io.cordon.model.PlannedStep;
import io.cordon.model.Status;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What whoever carries a containment on records of it: intents before, outcomes after. All under a lease, so that nobody records anything who
 * has been overtaken.
 */
@Singleton
public final class Progress {
    private final Transactions transactions;

    Progress(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A step's end, with the calls that its last attempt made. */
    public record Ended(int position, StepOutcome outcome, List<Call> calls) {
        /** Of a step that ends without another attempt. */
        public static Ended unattempted(StepRecord step, StepOutcome outcome) {
            return new Ended(step.planned().position(), outcome, step.calls());
        }
    }

    /** Takes the lease of a containment and says that it is being worked on; empty if it is over, or waits for an approval. */
    public Optional<Lease> begin(UUID id) {
        return transactions.run(sql ->
                sql.createQuery("""
                        update containment set lease = lease + 1, status = 'RUNNING'
                        where id = :id and ended_at is null and status <> 'WAITING_APPROVAL' returning lease""").bind("id", id).mapTo(Long.class).findOne().map(number -> new Lease(id, number)));
    }

    /** Takes the lease of a containment; whoever had it has it no more. */
    public Lease lease(UUID id) {
        return transactions.run(sql -> new Lease(
                id,
                sql.createQuery("update containment set lease = lease + 1 where id = :id returning lease")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one()));
    }

    /** Throws {@link LeaseLost} unless {@code lease} is still the newest, and {@link Stopped} while the stop switch is set. */
    public void confirm(Lease lease) {
        transactions.run(sql -> {
            hold(sql, lease);
            StopSwitch.state(sql).ifPresent(state -> {
                throw new Stopped(state);
            });
            return lease;
        });
    }

    /**
     * Records that these steps are about to be attempted. Nothing may be sent before this returns.
     *
     * @return whether they may be: not if the containment was called off before they began
     */
    public boolean intend(Lease lease, Collection<Integer> positions, Instant now) {
        UUID id = lease.containment();
        return transactions.run((sql, events) -> {
            boolean cancelled = hold(sql, lease);
            if (cancelled && begun(sql, id, positions) == 0) {
                return false;
            }
            PreparedBatch batch = sql.prepareBatch("""
                    update step set intent_at = coalesce(intent_at, :now), attempts = attempts + 1
                    where containment_id = :id and position = :position""");
            positions.forEach(position -> batch.bind("id", id)
                    .bind("position", position)
                    .bind("now", now)
                    .add());
            batch.execute();
            StepEvents.intended(sql, id, positions).forEach(events);
            return true;
        });
    }

    /** Records how steps ended, and that the cut is proven if {@code containedAt} is given. */
    public void conclude(Lease lease, Collection<Ended> steps, Instant now, Optional<Instant> containedAt) {
        UUID id = lease.containment();
        transactions.run((sql, events) -> {
            hold(sql, lease);
            PreparedBatch batch = sql.prepareBatch("""
                    update step set outcome = cast(:outcome as jsonb), calls = cast(:calls as jsonb), ended_at = :ended
                    where containment_id = :id and position = :position""");
            for (Ended step : steps) {
                batch.bind("id", id)
                        .bind("position", step.position())
                        .bind("outcome", StoredJson.write(step.outcome(), StepRow.OUTCOME))
                        .bind("calls", StoredJson.write(step.calls(), StepRow.CALLS))
                        .bind("ended", step.outcome().isFinal() ? now : null)
                        .add();
            }
            containedAt.ifPresent(at -> sql.createUpdate(
                            "update containment set contained_at = coalesce(contained_at, :at) where id = :id")
                    .bind("id", id)
                    .bind("at", at)
                    .execute());
            StepEvents.ended(sql, id, steps).forEach(events);
            return batch.execute();
        });
    }

    /** Whether the findings have been turned into remedies. */
    public boolean remediesPlanned(UUID id) {
        return transactions.run(sql -> sql.createQuery("select remedies_at is not null from containment where id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    /** Adds the remedies, once; and asks people to agree to those that wait for it. */
    public void addRemedies(Lease lease, List<PlannedStep> remedies, Optional<Approval> approval, Instant now) {
        UUID id = lease.containment();
        transactions.run((sql, events) -> {
            hold(sql, lease);
            int first = sql.createUpdate(
                            "update containment set remedies_at = :now where id = :id and remedies_at is null")
                    .bind("id", id)
                    .bind("now", now)
                    .execute();
            if (first == 1) {
                Insert.steps(sql, id, remedies);
                if (!remedies.isEmpty()) {
                    events.accept(ContainmentEvents.remedies(sql, id, remedies));
                }
                approval.ifPresent(needed -> {
                    Approvals.ask(sql, needed);
                    events.accept(ApprovalEvents.asked(needed));
                });
            }
            return first;
        });
    }

    /** When it was last looked up whether the account may be touched. */
    public Instant clearedAt(UUID id) {
        return transactions.run(
                sql -> sql.createQuery("select coalesce(cleared_at, accepted_at) from containment where id = :id")
                        .bind("id", id)
                        .mapTo(Instant.class)
                        .one());
    }

    /** Records that the account may be touched, as was looked up just now. */
    public void cleared(Lease lease, Instant now) {
        transactions.run(sql -> {
            hold(sql, lease);
            return sql.createUpdate("update containment set cleared_at = :now where id = :id")
                    .bind("now", now)
                    .bind("id", lease.containment())
                    .execute();
        });
    }

    /** Records where the containment stands. */
    public void stand(Lease lease, Status status, Instant now) {
        transactions.run((sql, events) -> {
            hold(sql, lease);
            if (status.isTerminal()) {
                events.accept(ContainmentEvents.concluded(sql, lease.containment(), status));
            }
            int stood = sql.createUpdate("update containment set status = :status, ended_at = :ended where id = :id")
                    .bind("id", lease.containment())
                    .bind("status", status.name())
                    .bind("ended", status.isTerminal() ? now : null)
                    .execute();
            if (status.isTerminal()) {
                Watches.begin(sql, lease.containment(), now);
            }
            return stood;
        });
    }

    /** Holds the lease until the transaction ends; whether the containment was called off. */
    static boolean hold(Handle sql, Lease lease) {
        return sql.createQuery(
                        "select cancelled_by is not null and ended_at is null from containment where id = :id and lease = :number for share")
                .bind("id", lease.containment())
                .bind("number", lease.number())
                .mapTo(Boolean.class)
                .findOne()
                .orElseThrow(() -> new LeaseLost(lease));
    }

    private static int begun(Handle sql, UUID id, Collection<Integer> positions) {
        return sql.createQuery("""
                        select count(*) from step
                        where containment_id = :id and position = any(:positions) and intent_at is not null""")
                .bind("id", id)
                .bindArray("positions", Integer.class, positions)
                .mapTo(Integer.class)
                .one();
    }
}
