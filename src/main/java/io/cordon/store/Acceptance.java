package io.cordon.store;

import io.cordon.model.Approval;
import io.cordon.model.Containment;
import io.cordon.model.StepRecord;
import io.cordon.model.Trigger;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** How a containment comes into the store: with its plan, and either into the queue or to wait for people's agreement. */
@Singleton
public final class Acceptance {
    private final Transactions transactions;
    private final AuditTrail trail;
    private final Queue queue;
    private final CampaignQueue campaigns;

    Acceptance(Transactions transactions, AuditTrail trail, Queue queue, CampaignQueue campaigns) {
        this.transactions = transactions;
        this.trail = trail;
        this.queue = queue;
        this.campaigns = campaigns;
    }

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
            List<Approval.Reason> reasons = consent.map(needed -> Budget.reasons(
                            sql,
                            needed,
                            containment.tenant(),
                            containment.trigger().caller(),
                            1,
                            containment.acceptedAt()))
                    .orElse(List.of());
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

    private static Approval await(Handle sql, Containment containment, List<Approval.Reason> reasons, Consent consent) {
        sql.createUpdate("update containment set status = 'WAITING_APPROVAL' where id = :id")
                .bind("id", containment.id())
                .execute();
        Approval approval = consent.approval(containment, Approval.About.START, reasons, containment.acceptedAt());
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
}
