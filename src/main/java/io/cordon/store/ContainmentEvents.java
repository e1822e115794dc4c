package io.cordon.store;

import io.cordon.audit.Event;
import io.cordon.model.Campaign;
import io.cordon.model.Containment;
import io.cordon.model.PlannedStep;
import io.cordon.model.Status;
import io.cordon.model.StepRecord;
import io.cordon.model.Trigger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What the audit trail is told of containments and campaigns, where it concerns them as a whole. */
final class ContainmentEvents {
    private ContainmentEvents() {}

    static Event accepted(Containment containment) {
        return Event.of(Event.Kind.DECIDED, actor(containment.trigger()))
                .in(containment.tenant())
                .about(containment.id())
                .with("decision", "accepted")
                .with("user", containment.user().id())
                .with("userName", containment.user().userPrincipalName())
                .with("mode", word(containment.mode()))
                .with("playbook", containment.playbook())
                .with(
                        "plan",
                        plan(containment.steps().stream()
                                .map(StepRecord::planned)
                                .toList()))
                .with("campaign", containment.campaign());
    }

    /** The request stands for a containment that was there before: by its key, or because the user has an open one. */
    static Event joined(Containment asked, UUID open) {
        return Event.of(Event.Kind.DECIDED, actor(asked.trigger()))
                .in(asked.tenant())
                .about(open)
                .with("decision", "joined")
                .with("user", asked.user().id())
                .with("userName", asked.user().userPrincipalName());
    }

    static Event remedies(Handle sql, UUID id, List<PlannedStep> remedies) {
        return about(sql, id, Event.Kind.DECIDED, Event.CORDON)
                .with("decision", "remedies")
                .with("plan", plan(remedies));
    }

    static Event cancelled(Handle sql, UUID id, String caller) {
        return about(sql, id, Event.Kind.CANCELLED, caller);
    }

    static Event concluded(Handle sql, UUID id, Status status) {
        return about(sql, id, Event.Kind.CONCLUDED, Event.CORDON).with("status", word(status));
    }

    static Event accepted(Campaign campaign, int users) {
        return Event.of(Event.Kind.DECIDED, actor(campaign.trigger()))
                .in(campaign.tenant())
                .about(campaign.id())
                .with("decision", "accepted")
                .with("users", users)
                .with("mode", word(campaign.mode()))
                .with("playbook", campaign.playbook());
    }

    static Event cancelled(UUID campaign, String caller) {
        return Event.of(Event.Kind.CANCELLED, caller).about(campaign);
    }

    static Event refused(Handle sql, UUID campaign, int position, Campaign.Refused refused) {
        return sql.createQuery("""
                        select c.tenant, coalesce(u.user_name, u.user_id) as named from campaign c
                        join campaign_user u on u.campaign_id = c.id and u.position = :position where c.id = :id""")
                .bind("id", campaign)
                .bind("position", position)
                .map((row, _) -> Event.of(Event.Kind.REFUSED, Event.CORDON)
                        .in(row.getString("tenant"))
                        .about(campaign)
                        .with("named", row.getString("named"))
                        .with("code", refused.code()))
                .one();
    }

    /** Of this kind, about this containment and its user. */
    static Event about(Handle sql, UUID id, Event.Kind kind, String actor) {
        Optional<Event> event = sql.createQuery("""
                        select tenant, user_id, user_before->>'userPrincipalName' as name from containment where id = :id""")
                .bind("id", id)
                .map((row, _) -> Event.of(kind, actor)
                        .in(row.getString("tenant"))
                        .about(id)
                        .with("user", row.getString("user_id"))
                        .with("userName", row.getString("name")))
                .findOne();
        return event.orElseThrow(() -> new IllegalStateException("No containment " + id));
    }

    private static String plan(List<PlannedStep> steps) {
        return steps.stream().map(step -> step.position() + " " + step.step()).collect(Collectors.joining(", "));
    }

    private static String actor(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Request request -> request.caller();
            case Trigger.Sweep _ -> Event.CORDON;
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
