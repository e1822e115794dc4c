package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One case for one user: what was asked, what was planned and what has come of it.
 *
 * @param simulated whether the tenant is a simulated one, so that nobody mistakes an exercise for the real thing
 * @param user as it was before anything was written: the previous values of the cut
 * @param campaign the campaign it belongs to, or {@code null}
 * @param compromisedSince the caller's estimate, or {@code null}
 * @param cancelledBy the caller who called it off, or {@code null}
 * @param underWay what is done to it after its end, {@code null} mostly
 * @param containedAt when the cut had been read back as wanted: the end of "time to contain", {@code null} while unproven
 */
public record Containment(
        UUID id,
        UUID campaign,
        String tenant,
        boolean simulated,
        User user,
        Mode mode,
        String playbook,
        Trigger trigger,
        Instant compromisedSince,
        String cancelledBy,
        Status status,
        UnderWay underWay,
        Instant acceptedAt,
        Instant containedAt,
        Instant endedAt,
        List<StepRecord> steps) {
    public Containment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(playbook, "playbook");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        steps = List.copyOf(steps);
    }

    /** Its own course, without what a release put back. */
    public Containment withoutRelease() {
        return new Containment(
                id,
                campaign,
                tenant,
                simulated,
                user,
                mode,
                playbook,
                trigger,
                compromisedSince,
                cancelledBy,
                status,
                underWay,
                acceptedAt,
                containedAt,
                endedAt,
                steps.stream()
                        .filter(step -> step.planned().stage() != Stage.RELEASE)
                        .toList());
    }

    /** The steps of one stage, in order. */
    public List<StepRecord> in(Stage stage) {
        return steps.stream().filter(step -> step.planned().stage() == stage).toList();
    }

    /** Everything the inspections found, gravest first. */
    @JsonIgnore
    public List<Finding> findings() {
        return steps.stream()
                .map(StepRecord::outcome)
                .filter(Objects::nonNull)
                .flatMap(outcome -> outcome.found().stream())
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }
}
