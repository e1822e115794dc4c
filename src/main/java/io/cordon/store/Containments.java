package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cordon.model.Approval;
import io.cordon.model.Call;
import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.model.PlannedStep;
import io.cordon.model.Status;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Trigger;
import io.cordon.model.User;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The containments, their plans and their outcomes. */
@Singleton
public final class Containments {
    static final TypeReference<User> USER = new TypeReference<>() {};
    static final TypeReference<Trigger> TRIGGER = new TypeReference<>() {};
    static final TypeReference<Target> TARGET = new TypeReference<>() {};
    static final TypeReference<Decision> DECISION = new TypeReference<>() {};
    static final TypeReference<StepOutcome> OUTCOME = new TypeReference<>() {};
    static final TypeReference<List<Call>> CALLS = new TypeReference<>() {};

    private final Transactions transactions;
    private final AuditTrail trail;
    private final Queue queue;
    private final CampaignQueue campaigns;

    Containments(Transactions transactions, AuditTrail trail, Queue queue, CampaignQueue campaigns) {
        this.transactions = transactions;
        this.trail = trail;
        this.queue = queue;
        this.campaigns = campaigns;
    }

    /** A step's end, with the calls that its last attempt made. */
    public record Ended(int position, StepOutcome outcome, List<Call> calls) {}

    /**
     * Stores a containment with its plan and puts it into the queue; or, if the key was used before or the user has an open one already, stores
     * nothing.
     *
     * @param consent what it needs before it may run; empty for what only looks
     * @return the id of the one that the request now stands for: the given one's, or the other's
     */
    public UUID accept(Containment containment, Optional<Consent> consent, Optional<IdempotencyKey> key) {
        UUID open = transactions.promptly((sql, events) -> {
            Optional<UUID> before =
                    key.flatMap(used -> IdempotencyKeys.take(sql, used, containment.id(), containment.acceptedAt()));
            if (before.isPresent()) {
                return before.get();
            }
            Optional<UUID> other = Insert.containment(sql, containment);
            if (other.isPresent()) {
                Releases.refuseWhileUnderWay(sql, other.get());
                key.ifPresent(used -> IdempotencyKeys.point(sql, used, other.get()));
                hurry(other.get(), containment);
                return other.get();
            }
            Insert.steps(
                    sql,
                    containment.id(),
                    containment.steps().stream().map(StepRecord::planned).toList());
            events.accept(ContainmentEvents.accepted(containment));
            List<Approval.Reason> reasons =
                    consent.map(needed -> reasons(sql, containment, needed)).orElse(List.of());
            if (!reasons.isEmpty()) {
                events.accept(ApprovalEvents.asked(await(sql, containment, reasons, consent.orElseThrow())));
            } else {
                enqueue(containment);
            }
            return containment.id();
        });
        if (!open.equals(containment.id())) {
            trail.append(ContainmentEvents.joined(containment, open));
        }
        queue.poke();
        return open;
    }

    /** Why somebody has to agree: what is known already, or else that the budget is used up. */
    private static List<Approval.Reason> reasons(Handle sql, Containment containment, Consent consent) {
        if (!consent.reasons().isEmpty() || consent.budget().isEmpty()) {
            return consent.reasons();
        }
        return Budget.take(
                        sql,
                        containment.tenant(),
                        containment.trigger().caller(),
                        1,
                        consent.budget().get(),
                        containment.acceptedAt())
                .map(List::of)
                .orElse(List.of());
    }

    private static Approval await(Handle sql, Containment containment, List<Approval.Reason> reasons, Consent consent) {
        sql.createUpdate("update containment set status = 'WAITING_APPROVAL' where id = :id")
                .bind("id", containment.id())
                .execute();
        Approval approval = Approvals.of(containment, Approval.About.START, reasons, consent, containment.acceptedAt());
        Approvals.ask(sql, approval);
        return approval;
    }

    private void enqueue(Containment containment) {
        switch (containment.trigger()) {
            case Trigger.Request _ -> {
                if (containment.campaign() == null) { // a campaign has queued its users
                    queue.add(containment.id(), containment.acceptedAt());
                }
            }
            case Trigger.Sweep _ -> campaigns.addSwept(containment.id(), containment.acceptedAt());
        }
    }

    /** A person asks for what a sweep has begun: it waits no longer behind everything else. */
    private void hurry(UUID open, Containment asked) {
        switch (asked.trigger()) {
            case Trigger.Request _ -> {
                if (asked.campaign() == null && campaigns.takeOutSwept(open)) {
                    queue.add(open, asked.acceptedAt());
                }
            }
            case Trigger.Sweep _ -> {}
        }
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
                        .bind("outcome", StoredJson.write(step.outcome(), OUTCOME))
                        .bind("calls", StoredJson.write(step.calls(), CALLS))
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
