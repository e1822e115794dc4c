package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
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
    private final Queue queue;

    Containments(Transactions transactions, Queue queue) {
        this.transactions = transactions;
        this.queue = queue;
    }

    /** A step's end, with the calls that its last attempt made. */
    public record Ended(int position, StepOutcome outcome, List<Call> calls) {}

    /**
     * Stores a containment with its plan and puts it into the queue; or, if its user has an open one already, stores nothing.
     *
     * @return the id of the one that is now open: the given one's, or the other's
     */
    public UUID accept(Containment containment) {
        UUID open = transactions.run(sql -> {
            Optional<UUID> other = insert(sql, containment);
            if (other.isPresent()) {
                return other.get();
            }
            insertSteps(
                    sql,
                    containment.id(),
                    containment.steps().stream().map(StepRecord::planned).toList());
            queue.add(containment.id(), containment.acceptedAt());
            return containment.id();
        });
        queue.poke();
        return open;
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

    /** Records that these steps are about to be attempted. Nothing may be sent before this returns. */
    public void intend(UUID id, Collection<Integer> positions, Instant now) {
        transactions.run(sql -> {
            PreparedBatch batch = sql.prepareBatch("""
                    update step set intent_at = coalesce(intent_at, :now), attempts = attempts + 1
                    where containment_id = :id and position = :position""");
            positions.forEach(position -> batch.bind("id", id)
                    .bind("position", position)
                    .bind("now", now)
                    .add());
            return batch.execute();
        });
    }

    /** Records how steps ended, and that the cut is proven if {@code containedAt} is given. */
    public void conclude(UUID id, Collection<Ended> steps, Instant now, Optional<Instant> containedAt) {
        transactions.run(sql -> {
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

    /** Adds the remedies, once. */
    public void addRemedies(UUID id, List<PlannedStep> remedies, Instant now) {
        transactions.run(sql -> {
            int first = sql.createUpdate(
                            "update containment set remedies_at = :now where id = :id and remedies_at is null")
                    .bind("id", id)
                    .bind("now", now)
                    .execute();
            if (first == 1) {
                insertSteps(sql, id, remedies);
            }
            return first;
        });
    }

    /** Records where the containment stands. */
    public void stand(UUID id, Status status, Instant now) {
        transactions.run(
                sql -> sql.createUpdate("update containment set status = :status, ended_at = :ended where id = :id")
                        .bind("id", id)
                        .bind("status", status.name())
                        .bind("ended", status.isTerminal() ? now : null)
                        .execute());
    }

    /** Empty if it was inserted, else the open containment that is in its way. */
    private static Optional<UUID> insert(Handle sql, Containment containment) {
        int inserted = sql.createUpdate("""
                        insert into containment (id, tenant, simulated, user_id, user_before, mode, playbook, triggered_by,
                                                 compromised_since, status, accepted_at)
                        values (:id, :tenant, :simulated, :userId, cast(:user as jsonb), :mode, :playbook, cast(:trigger as jsonb),
                                :since, :status, :acceptedAt)
                        on conflict (tenant, user_id) where mode = 'CONTAIN' and ended_at is null do nothing""")
                .bind("id", containment.id())
                .bind("tenant", containment.tenant())
                .bind("simulated", containment.simulated())
                .bind("userId", containment.user().id())
                .bind("user", StoredJson.write(containment.user(), USER))
                .bind("mode", containment.mode().name())
                .bind("playbook", containment.playbook())
                .bind("trigger", StoredJson.write(containment.trigger(), TRIGGER))
                .bind("since", containment.compromisedSince())
                .bind("status", containment.status().name())
                .bind("acceptedAt", containment.acceptedAt())
                .execute();
        return inserted == 1
                ? Optional.empty()
                : Optional.of(sql.createQuery("""
                                select id from containment
                                where tenant = :tenant and user_id = :userId and mode = 'CONTAIN' and ended_at is null""")
                        .bind("tenant", containment.tenant())
                        .bind("userId", containment.user().id())
                        .mapTo(UUID.class)
                        .one());
    }

    private static void insertSteps(Handle sql, UUID id, List<PlannedStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch("""
                insert into step (containment_id, position, stage, step, target, decision)
                values (:id, :position, :stage, :step, cast(:target as jsonb), cast(:decision as jsonb))""");
        for (PlannedStep step : steps) {
            batch.bind("id", id)
                    .bind("position", step.position())
                    .bind("stage", step.stage().name())
                    .bind("step", step.step().value())
                    .bind("target", StoredJson.write(step.target(), TARGET))
                    .bind("decision", StoredJson.write(step.decision(), DECISION))
                    .add();
        }
        batch.execute();
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
