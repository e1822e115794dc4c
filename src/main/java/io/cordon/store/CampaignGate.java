package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cordon.model.Campaign;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The users of campaigns one by one, and the gate between the last cut and the first inspection. */
@Singleton
public final class CampaignGate {
    static final TypeReference<Campaign.Refused> REFUSED = new TypeReference<>() {};

    private final Transactions transactions;
    private final CampaignQueue queue;

    CampaignGate(Transactions transactions, CampaignQueue queue) {
        this.transactions = transactions;
        this.queue = queue;
    }

    /** A user of a campaign that is to be worked on. */
    public record Member(
            UUID campaign, int position, Campaigns.Named named, Optional<UUID> containment, boolean settled) {}

    /** One user, to work on. */
    public Member member(UUID campaign, int position) {
        return transactions.run(sql -> sql.createQuery(
                        "select * from campaign_user where campaign_id = :id and position = :position")
                .bind("id", campaign)
                .bind("position", position)
                .map((row, _) -> new Member(
                        campaign,
                        position,
                        new Campaigns.Named(row.getString("user_id"), row.getString("user_name")),
                        Optional.ofNullable(row.getObject("containment_id", UUID.class)),
                        row.getTimestamp("settled_at") != null))
                .one());
    }

    /** The user has no containment, and will have none. */
    public void refuse(UUID campaign, int position, Campaign.Refused refused, Instant now) {
        transactions.run((sql, events) -> {
            events.accept(ContainmentEvents.refused(sql, campaign, position, refused));
            sql.createUpdate("""
                            update campaign_user set refusal = cast(:refusal as jsonb), settled_at = coalesce(settled_at, :now)
                            where campaign_id = :id and position = :position""")
                    .bind("refusal", StoredJson.write(refused, REFUSED))
                    .bind("now", now)
                    .bind("id", campaign)
                    .bind("position", position)
                    .execute();
            return open(sql, campaign, now);
        });
        queue.poke();
    }

    /** The user's containment; one that another request had opened before is not waited for. */
    public void contain(UUID campaign, int position, UUID containment, Instant now) {
        transactions.run(sql -> {
            sql.createUpdate("""
                            update campaign_user u set containment_id = :containment,
                                settled_at = case when t.campaign_id = :id then u.settled_at else :now end
                            from containment t
                            where u.campaign_id = :id and u.position = :position and t.id = :containment""")
                    .bind("containment", containment)
                    .bind("now", now)
                    .bind("id", campaign)
                    .bind("position", position)
                    .execute();
            return open(sql, campaign, now);
        });
    }

    /**
     * The cut of a containment of a campaign is over.
     *
     * @return whether it may go on; if not, it is put into the queue again when the last user is cut
     */
    public boolean cut(UUID campaign, UUID containment, Instant now) {
        boolean open = transactions.run(sql -> {
            sql.createUpdate("""
                            update campaign_user set settled_at = :now
                            where campaign_id = :id and containment_id = :containment and settled_at is null""")
                    .bind("now", now)
                    .bind("id", campaign)
                    .bind("containment", containment)
                    .execute();
            return open(sql, campaign, now);
        });
        queue.poke();
        return open;
    }

    /** Opens the gate if the last user has been settled: whatever waits for it goes into the queue, in the same transaction. */
    private boolean open(Handle sql, UUID campaign, Instant now) {
        boolean already = sql.createQuery("select all_cut_at is not null from campaign where id = :id for update")
                .bind("id", campaign)
                .mapTo(Boolean.class)
                .one();
        if (already) {
            return true;
        }
        int opened = sql.createUpdate("""
                        update campaign set all_cut_at = :now where id = :id
                        and not exists (select 1 from campaign_user where campaign_id = :id and settled_at is null)""").bind("now", now).bind("id", campaign).execute();
        if (opened == 0) {
            return false;
        }
        queue.addRest(
                sql.createQuery("select id from containment where campaign_id = :id and ended_at is null")
                        .bind("id", campaign)
                        .mapTo(UUID.class)
                        .list(),
                now);
        return false; // also this one goes on from the queue, behind every cut of other campaigns
    }
}
