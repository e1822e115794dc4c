package io.cordon.store;

import io.cordon.audit.Event;
import io.cordon.model.Approval;
import java.util.stream.Collectors;

/** What the audit trail is told of approvals: what was asked for, who decided what, and how it ended. */
final class ApprovalEvents {
    private ApprovalEvents() {}

    static Event asked(Approval approval) {
        return about(approval, approval.requestedBy())
                .with("decision", "asked")
                .with("needs", approval.needs())
                .with(
                        "because",
                        approval.reasons().stream()
                                .map(reason -> ContainmentEvents.word(reason.why()))
                                .distinct()
                                .collect(Collectors.joining(", ")));
    }

    static Event voted(Approval approval, Approval.Vote vote) {
        return about(approval, vote.by())
                .with("decision", ContainmentEvents.word(vote.verdict()))
                .with("reason", vote.reason());
    }

    static Event ended(Approval approval, Approval.State state) {
        return about(approval, Event.CORDON).with("state", ContainmentEvents.word(state));
    }

    private static Event about(Approval approval, String actor) {
        return Event.of(Event.Kind.APPROVAL, actor)
                .in(approval.tenant())
                .about(approval.containment() == null ? approval.campaign() : approval.containment())
                .with("approval", approval.id())
                .with("about", ContainmentEvents.word(approval.about()))
                .with("planHash", approval.plan())
                .with("user", approval.containment() == null ? null : approval.subject());
    }
}
