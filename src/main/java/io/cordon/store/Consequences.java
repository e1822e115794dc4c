package io.cordon.store;

import io.cordon.model.Approval;
import io.cordon.model.Campaign;
import io.cordon.model.Decision;
import io.cordon.model.StepOutcome;
import io.cordon.model.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What comes of an approval that has ended: the plan runs, or is left. */
@Singleton
final class Consequences {
    private final Queue queue;
    private final CampaignQueue campaigns;

    Consequences(Queue queue, CampaignQueue campaigns) {
        this.queue = queue;
        this.campaigns = campaigns;
    }

    /** Carries it out, in the caller's transaction. */
    void of(Handle sql, Approval approval, Approval.State state, Instant now) {
        switch (state) {
            case WAITING -> throw new IllegalArgumentException("has not ended");
            case APPROVED -> approved(sql, approval, now);
            case REJECTED ->
                left(
                        sql,
                        approval,
                        Text.of("The approval was refused.", "L’approbation a été refusée."),
                        "approval-rejected",
                        now);
            case EXPIRED ->
                left(
                        sql,
                        approval,
                        Text.of("Nobody approved it in time.", "Personne ne l’a approuvé à temps."),
                        "approval-expired",
                        now);
        }
    }

    void poke() {
        queue.poke();
        campaigns.poke();
    }

    private void approved(Handle sql, Approval approval, Instant now) {
        if (approval.campaign() != null) {
            int users = sql.createQuery("select count(*) from campaign_user where campaign_id = :id")
                    .bind("id", approval.campaign())
                    .mapTo(Integer.class)
                    .one();
            campaigns.addUsers(approval.campaign(), users, now);
            return;
        }
        switch (approval.about()) {
            case START -> start(sql, approval.containment(), now);
            case REMEDIES -> reopen(sql, approval.containment(), now);
        }
    }

    private void start(Handle sql, UUID containment, Instant now) {
        int started = sql.createUpdate(
                        "update containment set status = 'ACCEPTED', cleared_at = :before where id = :id and status = 'WAITING_APPROVAL'")
                .bind(
                        "before",
                        now.minusSeconds(60)) // too old to write on: it is looked up anew, for an hour if need be
                .bind("id", containment)
                .execute();
        if (started == 1) {
            queue.add(containment, now);
        }
    }

    /** The rows that waited are run, also of a containment that has ended; unless its user has another one by now, or is being released. */
    private void reopen(Handle sql, UUID containment, Instant now) {
        boolean another = sql.createQuery("""
                        select exists (select 1 from containment one join containment other using (tenant, user_id)
                        where one.id = :id and ((other.id <> :id and other.mode = 'CONTAIN' and other.ended_at is null)
                                                or other.under_way is not null))""")
                .bind("id", containment)
                .mapTo(Boolean.class)
                .one();
        if (another) {
            throw new Undecided(Undecided.Cause.ANOTHER_OPEN);
        }
        sql.createUpdate("""
                        update step set decision = cast(:run as jsonb), outcome = null, ended_at = null
                        where containment_id = :id and decision->>'do' = 'ask'""")
                .bind("run", StoredJson.write(new Decision.Run(), StepRow.DECISION))
                .bind("id", containment)
                .execute();
        int reopened = sql.createUpdate("""
                        update containment set status = 'ACCEPTED', ended_at = null
                        where id = :id and status in ('CONTAINED', 'PARTIAL', 'FAILED')""").bind("id", containment).execute();
        if (reopened == 1) {
            queue.add(containment, now);
        }
    }

    private static void left(Handle sql, Approval approval, Text why, String code, Instant now) {
        if (approval.campaign() != null) {
            sql.createUpdate("""
                            update campaign_user set refusal = cast(:refusal as jsonb), settled_at = :now
                            where campaign_id = :id and settled_at is null""")
                    .bind("refusal", StoredJson.write(new Campaign.Refused(code, why), CampaignGate.REFUSED))
                    .bind("now", now)
                    .bind("id", approval.campaign())
                    .execute();
            return;
        }
        switch (approval.about()) {
            case REMEDIES -> {} // the rows say already that a person had to decide
            case START -> {
                sql.createUpdate("""
                                update step set outcome = cast(:skipped as jsonb), ended_at = :now
                                where containment_id = :id and outcome is null""")
                        .bind("skipped", StoredJson.write(new StepOutcome.Skipped(why), StepRow.OUTCOME))
                        .bind("now", now)
                        .bind("id", approval.containment())
                        .execute();
                sql.createUpdate("""
                                update containment set status = 'REFUSED', ended_at = :now
                                where id = :id and status = 'WAITING_APPROVAL'""")
                        .bind("now", now)
                        .bind("id", approval.containment())
                        .execute();
            }
        }
    }
}
