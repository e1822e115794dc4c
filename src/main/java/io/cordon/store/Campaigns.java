package io.cordon.store;

import io.cordon.model.Approval;
import io.cordon.model.Campaign;
import io.cordon.model.Mode;
import io.cordon.model.Status;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The campaigns: what was asked for and what has become of it. */
@Singleton
public final class Campaigns {
    private final Transactions transactions;
    private final CampaignQueue queue;

    Campaigns(Transactions transactions, CampaignQueue queue) {
        this.transactions = transactions;
        this.queue = queue;
    }

    /** How a caller named a user: at least one of the two. */
    public record Named(String id, String name) {}

    /**
     * Stores a campaign with its users and puts each into the queue; or, if the key was used before, stores nothing.
     *
     * @param consent what it needs before it may run; empty for what only looks
     * @return the id of the campaign that the request stands for
     */
    public UUID accept(Campaign campaign, List<Named> users, Optional<Consent> consent, Optional<IdempotencyKey> key) {
        UUID id = transactions.promptly((sql, events) -> {
            Optional<UUID> before =
                    key.flatMap(used -> IdempotencyKeys.take(sql, used, campaign.id(), campaign.acceptedAt()));
            if (before.isPresent()) {
                return before.get();
            }
            insert(sql, campaign);
            PreparedBatch batch = sql.prepareBatch("""
                    insert into campaign_user (campaign_id, position, user_id, user_name)
                    values (:id, :position, :userId, :userName)""");
            for (int i = 0; i < users.size(); i++) {
                batch.bind("id", campaign.id())
                        .bind("position", i + 1)
                        .bind("userId", users.get(i).id())
                        .bind("userName", users.get(i).name())
                        .add();
            }
            batch.execute();
            events.accept(ContainmentEvents.accepted(campaign, users.size()));
            List<Approval.Reason> reasons = consent.map(needed -> Budget.reasons(
                            sql,
                            needed,
                            campaign.tenant(),
                            campaign.trigger().caller(),
                            users.size(),
                            campaign.acceptedAt()))
                    .orElse(List.of());
            if (reasons.isEmpty()) {
                queue.addUsers(campaign.id(), users.size(), campaign.acceptedAt());
            } else {
                Approval approval = consent.orElseThrow().approval(campaign, reasons);
                Approvals.ask(sql, approval);
                events.accept(ApprovalEvents.asked(approval));
            }
            return campaign.id();
        });
        queue.poke();
        return id;
    }

    /** The campaign with its progress. */
    public Optional<Campaign> find(UUID id) {
        return transactions.run(sql -> sql.createQuery("""
                        select c.*, u.*,
                               (select a.state from approval a where a.campaign_id = c.id order by a.requested_at desc limit 1) as approval
                        from campaign c, lateral (
                            select count(*) as total,
                                   count(u.settled_at) as settled,
                                   count(u.refusal) as refused,
                                   count(t.ended_at) as ended,
                                   count(*) filter (where t.status = 'CONTAINED') as contained
                            from campaign_user u left join containment t on t.id = u.containment_id
                            where u.campaign_id = c.id) u
                        where c.id = :id""")
                .bind("id", id)
                .map((row, _) -> campaign(row))
                .findOne());
    }

    /** The campaign as it was asked for; its progress is not counted. */
    public Campaign asked(UUID id) {
        return transactions.run(sql -> sql.createQuery("""
                        select c.*, null as approval, 0 as total, 0 as settled, 0 as refused, 0 as ended, 0 as contained
                        from campaign c where c.id = :id""")
                .bind("id", id)
                .map((row, _) -> campaign(row))
                .one());
    }

    /** The users after {@code position}, in the order in which they were given. */
    public List<Campaign.Line> lines(UUID id, int position, int limit) {
        return transactions.run(sql -> sql.createQuery("""
                        select u.*, t.status, t.contained_at, t.ended_at,
                               t.user_before->>'userPrincipalName' as upn, t.user_before->>'displayName' as display_name,
                               (select coalesce(sum(jsonb_array_length(s.outcome->'findings')), 0) from step s
                                where s.containment_id = t.id and jsonb_exists(s.outcome, 'findings')) as findings,
                               (select count(*) from step s where s.containment_id = t.id
                                and (s.outcome->>'kind' in ('failed', 'not_checked', 'deferred')
                                     or (s.outcome->>'kind' = 'changed' and s.outcome->>'verified' = 'false'))) as open
                        from campaign_user u left join containment t on t.id = u.containment_id
                        where u.campaign_id = :id and u.position > :position order by u.position limit :limit""")
                .bind("id", id)
                .bind("position", position)
                .bind("limit", limit)
                .map((row, _) -> line(row))
                .list());
    }

    /** Calls a campaign off. False if there was nothing left to call off. */
    public boolean cancel(UUID id, String caller, Instant now) {
        return transactions.run((sql, events) -> {
            int open = sql.createQuery("""
                            select count(*) from campaign_user u left join containment t on t.id = u.containment_id
                            where u.campaign_id = :id and u.refusal is null and t.ended_at is null""").bind("id", id).mapTo(Integer.class).one();
            if (open == 0) {
                return false;
            }
            sql.createUpdate("update campaign set cancelled_by = coalesce(cancelled_by, :caller) where id = :id")
                    .bind("id", id)
                    .bind("caller", caller)
                    .execute();
            sql.createUpdate("""
                            update containment set cancelled_by = coalesce(cancelled_by, :caller)
                            where campaign_id = :id and ended_at is null""").bind("id", id).bind("caller", caller).execute();
            if (Approvals.withdraw(sql, id, now)) {
                int users = sql.createQuery("select count(*) from campaign_user where campaign_id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one();
                queue.addUsers(id, users, now); // each is called off as in any other campaign
            }
            events.accept(ContainmentEvents.cancelled(id, caller));
            return true;
        });
    }

    private static void insert(Handle sql, Campaign campaign) {
        sql.createUpdate("""
                        insert into campaign (id, tenant, simulated, mode, playbook, triggered_by, compromised_since, accepted_at)
                        values (:id, :tenant, :simulated, :mode, :playbook, cast(:trigger as jsonb), :since, :acceptedAt)""")
                .bind("id", campaign.id())
                .bind("tenant", campaign.tenant())
                .bind("simulated", campaign.simulated())
                .bind("mode", campaign.mode().name())
                .bind("playbook", campaign.playbook())
                .bind("trigger", StoredJson.write(campaign.trigger(), ContainmentRow.TRIGGER))
                .bind("since", campaign.compromisedSince())
                .bind("acceptedAt", campaign.acceptedAt())
                .execute();
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                row.getBoolean("simulated"),
                Mode.valueOf(row.getString("mode")),
                row.getString("playbook"),
                StoredJson.read(row.getString("triggered_by"), ContainmentRow.TRIGGER),
                ContainmentRow.instant(row, "compromised_since"),
                ContainmentRow.instant(row, "accepted_at"),
                row.getString("cancelled_by"),
                row.getString("approval") == null ? null : Approval.State.valueOf(row.getString("approval")),
                ContainmentRow.instant(row, "all_cut_at"),
                new Campaign.Progress(
                        row.getInt("total"),
                        row.getInt("settled") - row.getInt("refused"),
                        row.getInt("refused"),
                        row.getInt("ended"),
                        row.getInt("contained")));
    }

    private static Campaign.Line line(ResultSet row) throws SQLException {
        String status = row.getString("status");
        String name = row.getString("user_name");
        return new Campaign.Line(
                row.getInt("position"),
                name == null ? row.getString("user_id") : name,
                row.getObject("containment_id", UUID.class),
                row.getString("upn"),
                row.getString("display_name"),
                status == null ? null : Status.valueOf(status),
                ContainmentRow.instant(row, "contained_at"),
                ContainmentRow.instant(row, "ended_at"),
                row.getInt("findings"),
                row.getInt("open"),
                StoredJson.read(row.getString("refusal"), CampaignGate.REFUSED));
    }
}
