package io.cordon.store;

import io.cordon.model.Containment;
import io.cordon.model.PlannedStep;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Puts a containment and the rows of its plan into the database. */
final class Insert {
    private Insert() {}

    /** Empty if it was inserted, else the open containment that is in its way. */
    static Optional<UUID> containment(Handle sql, Containment containment) {
        int inserted = sql.createUpdate("""
                        insert into containment (id, campaign_id, tenant, simulated, user_id, user_before, mode, playbook, triggered_by,
                                                 compromised_since, cancelled_by, status, accepted_at)
                        values (:id, :campaign, :tenant, :simulated, :userId, cast(:user as jsonb), :mode, :playbook, cast(:trigger as jsonb),
                                :since, :cancelledBy, :status, :acceptedAt)
                        on conflict (tenant, user_id) where mode = 'CONTAIN' and (ended_at is null or under_way is not null) do nothing""")
                .bind("id", containment.id())
                .bind("campaign", containment.campaign())
                .bind("tenant", containment.tenant())
                .bind("simulated", containment.simulated())
                .bind("userId", containment.user().id())
                .bind("user", StoredJson.write(containment.user(), ContainmentRow.USER))
                .bind("mode", containment.mode().name())
                .bind("playbook", containment.playbook())
                .bind("trigger", StoredJson.write(containment.trigger(), ContainmentRow.TRIGGER))
                .bind("since", containment.compromisedSince())
                .bind("cancelledBy", cancelledBy(sql, containment.campaign()))
                .bind("status", containment.status().name())
                .bind("acceptedAt", containment.acceptedAt())
                .execute();
        return inserted == 1
                ? Optional.empty()
                : Optional.of(sql.createQuery("""
                                select id from containment
                                where tenant = :tenant and user_id = :userId and mode = 'CONTAIN'
                                  and (ended_at is null or under_way is not null)""")
                        .bind("tenant", containment.tenant())
                        .bind("userId", containment.user().id())
                        .mapTo(UUID.class)
                        .one());
    }

    /** Who called the campaign off meanwhile, if anybody did; nobody can until this transaction ends. */
    private static String cancelledBy(Handle sql, UUID campaign) {
        return campaign == null
                ? null
                : sql.createQuery("select cancelled_by from campaign where id = :id for share")
                        .bind("id", campaign)
                        .map((row, _) -> row.getString(1))
                        .one();
    }

    static void steps(Handle sql, UUID id, List<PlannedStep> steps) {
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
                    .bind("target", StoredJson.write(step.target(), StepRow.TARGET))
                    .bind("decision", StoredJson.write(step.decision(), StepRow.DECISION))
                    .add();
        }
        batch.execute();
    }
}
