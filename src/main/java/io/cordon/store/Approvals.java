package io.cordon.store;

import io.cordon.model.Approval;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What waits for people's agreement, what they decided, and what comes of it, all in one transaction. */
@Singleton
public final class Approvals {
    private final Transactions transactions;
    private final Consequences consequences;

    Approvals(Transactions transactions, Consequences consequences) {
        this.transactions = transactions;
        this.consequences = consequences;
    }

    /** What waits, or was decided, newest first. */
    public List<Approval> list(Optional<Approval.State> state, int limit) {
        return transactions.run(sql -> sql.createQuery("""
                        select * from approval where (cast(:state as text) is null or state = :state)
                        order by requested_at desc, id limit :limit""")
                .bind("state", state.map(Approval.State::name).orElse(null))
                .bind("limit", limit)
                .map((row, _) -> ApprovalRow.approval(sql, row))
                .list());
    }

    /** Everything that was ever asked about a containment or campaign, oldest first. */
    public List<Approval> about(UUID containmentOrCampaign) {
        return transactions.run(sql -> about(sql, containmentOrCampaign));
    }

    static List<Approval> about(Handle sql, UUID containmentOrCampaign) {
        return sql.createQuery("""
                        select * from approval where containment_id = :id or campaign_id = :id order by requested_at, id""")
                .bind("id", containmentOrCampaign)
                .map((row, _) -> ApprovalRow.approval(sql, row))
                .list();
    }

    /**
     * One person's decision on what waits at a containment or campaign; the last one that is needed takes effect at once.
     *
     * @param plan hash of what the person saw
     * @param tampered whether the rows that would run are others than those
     * @return the approval as it is now
     * @throws Undecided if the decision does not count
     */
    public Approval decide(UUID containmentOrCampaign, String plan, boolean tampered, Approval.Vote vote) {
        Approval decided = transactions.run((sql, events) -> {
            Approval waiting = waiting(sql, containmentOrCampaign);
            check(waiting, plan, vote);
            if (tampered) {
                throw new Undecided(Undecided.Cause.PLAN_CHANGED);
            }
            sql.createUpdate("""
                            insert into approval_decision (approval_id, decided_by, decision, reason, decided_at)
                            values (:id, :by, :verdict, :reason, :at)""")
                    .bind("id", waiting.id())
                    .bind("by", vote.by())
                    .bind("verdict", vote.verdict().name())
                    .bind("reason", vote.reason())
                    .bind("at", vote.at())
                    .execute();
            events.accept(ApprovalEvents.voted(waiting, vote));
            Approval.State state = outcome(waiting, vote);
            if (state != Approval.State.WAITING) {
                end(sql, waiting, state, vote.at());
                events.accept(ApprovalEvents.ended(waiting, state));
                consequences.of(sql, waiting, state, vote.at());
            }
            return find(sql, waiting.id());
        });
        consequences.poke();
        return decided;
    }

    /** Ends what nobody decided in time; how many. */
    public int expire(Instant now) {
        return transactions.run((sql, events) -> {
            List<UUID> late = sql.createQuery(
                            "select id from approval where state = 'WAITING' and expires_at <= :now for update skip locked")
                    .bind("now", now)
                    .mapTo(UUID.class)
                    .list();
            for (UUID id : late) {
                Approval approval = find(sql, id);
                end(sql, approval, Approval.State.EXPIRED, now);
                events.accept(ApprovalEvents.ended(approval, Approval.State.EXPIRED));
                consequences.of(sql, approval, Approval.State.EXPIRED, now);
            }
            return late.size();
        });
    }

    /** Nobody needs to decide any more. Whether anybody had to. */
    static boolean withdraw(Handle sql, UUID containmentOrCampaign, Instant now) {
        return sql.createUpdate("""
                        update approval set state = 'REJECTED', ended_at = :now
                        where coalesce(containment_id, campaign_id) = :id and state = 'WAITING' and about = 'START'""")
                        .bind("id", containmentOrCampaign)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** The account was given back: what still waits for an answer gets none. */
    static void drop(Handle sql, UUID containment, Instant now) {
        sql.createUpdate("""
                        update approval set state = 'REJECTED', ended_at = :now
                        where containment_id = :id and state = 'WAITING'""").bind("id", containment).bind("now", now).execute();
    }

    static void ask(Handle sql, Approval approval) {
        sql.createUpdate("""
                        insert into approval (id, containment_id, campaign_id, about, tenant, subject, reasons, needs, plan_hash, requested_by,
                                              requested_at, expires_at, state)
                        values (:id, :containment, :campaign, :about, :tenant, :subject, cast(:reasons as jsonb), :needs, :plan, :by, :at, :expires,
                                'WAITING')""")
                .bind("id", approval.id())
                .bind("containment", approval.containment())
                .bind("campaign", approval.campaign())
                .bind("about", approval.about().name())
                .bind("tenant", approval.tenant())
                .bind("subject", approval.subject())
                .bind("reasons", StoredJson.write(approval.reasons(), ApprovalRow.REASONS))
                .bind("needs", approval.needs())
                .bind("plan", approval.plan())
                .bind("by", approval.requestedBy())
                .bind("at", approval.requestedAt())
                .bind("expires", approval.expiresAt())
                .execute();
    }

    private static void check(Approval waiting, String plan, Approval.Vote vote) {
        if (!vote.at().isBefore(waiting.expiresAt())) {
            throw new Undecided(Undecided.Cause.EXPIRED);
        }
        if (!waiting.plan().equals(plan)) {
            throw new Undecided(Undecided.Cause.PLAN_CHANGED);
        }
        if (vote.by().equals(waiting.requestedBy())) {
            throw new Undecided(Undecided.Cause.OWN_REQUEST);
        }
        if (vote.by().equalsIgnoreCase("person:" + waiting.subject())) {
            throw new Undecided(Undecided.Cause.OWN_ACCOUNT);
        }
        if (waiting.votes().stream().anyMatch(one -> one.by().equals(vote.by()))) {
            throw new Undecided(Undecided.Cause.ALREADY_DECIDED);
        }
    }

    private static Approval.State outcome(Approval waiting, Approval.Vote vote) {
        return switch (vote.verdict()) {
            case REJECT -> Approval.State.REJECTED;
            case APPROVE ->
                waiting.votes().size() + 1 >= waiting.needs() ? Approval.State.APPROVED : Approval.State.WAITING;
        };
    }

    private static void end(Handle sql, Approval approval, Approval.State state, Instant now) {
        sql.createUpdate("update approval set state = :state, ended_at = :now where id = :id")
                .bind("state", state.name())
                .bind("now", now)
                .bind("id", approval.id())
                .execute();
    }

    private static Approval waiting(Handle sql, UUID containmentOrCampaign) {
        return sql.createQuery("""
                        select * from approval where coalesce(containment_id, campaign_id) = :id and state = 'WAITING' for update""")
                .bind("id", containmentOrCampaign)
                .map((row, _) -> ApprovalRow.approval(sql, row))
                .findOne()
                .orElseThrow(() -> new Undecided(Undecided.Cause.NOT_WAITING));
    }

    private static Approval find(Handle sql, UUID id) {
        return sql.createQuery("select * from approval where id = :id")
                .bind("id", id)
                .map((row, _) -> ApprovalRow.approval(sql, row))
                .one();
    }
}
