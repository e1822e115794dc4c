package io.cordon.engine;

import io.cordon.model.Approval;
import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.model.Mode;
import io.cordon.model.PlannedStep;
import io.cordon.model.Text;
import io.cordon.plan.PlanHash;
import io.cordon.plan.Planner;
import io.cordon.plan.Playbooks;
import io.cordon.store.Consent;
import io.cordon.store.Progress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Adds to a plan what the playbook answers to the findings, once, when all inspections are over. */
@Singleton
final class Remedies {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Progress progress;
    private final Playbooks playbooks;
    private final Planner planner;
    private final InstantSource clock;

    Remedies(Progress progress, Playbooks playbooks, Planner planner, InstantSource clock) {
        this.progress = progress;
        this.playbooks = playbooks;
        this.planner = planner;
        this.clock = clock;
    }

    void plan(Containment containment, Fence fence) {
        if (progress.remediesPlanned(containment.id())) {
            return;
        }
        int next = containment.steps().stream()
                        .mapToInt(step -> step.planned().position())
                        .max()
                        .orElse(0)
                + 1;
        List<PlannedStep> remedies = containment.mode() == Mode.INSPECT
                ? List.of()
                : playbooks
                        .find(containment.playbook())
                        .map(playbook -> planner.remedies(playbook, containment.findings(), next))
                        .orElseThrow(
                                () -> new IllegalStateException("The playbook " + containment.playbook() + " is gone"));
        progress.addRemedies(fence.lease(), remedies, approval(containment, remedies), clock.instant());
    }

    /** People are asked about what the playbook leaves to them, for as long as somebody may be away for a week-end. */
    private Optional<Approval> approval(Containment containment, List<PlannedStep> remedies) {
        List<PlannedStep> asked = asked(remedies);
        if (asked.isEmpty() || containment.mode() != Mode.CONTAIN) {
            return Optional.empty();
        }
        Approval.Reason reason = new Approval.Reason(
                Approval.Why.SUSPICIOUS,
                Text.of(
                        "%d changes wait for a person's decision.",
                        "%d modifications attendent la décision d’une personne.", asked.size()));
        Consent consent = new Consent(List.of(reason), hash(containment, asked), WEEK, Optional.empty());
        return Optional.of(consent.approval(containment, Approval.About.REMEDIES, consent.reasons(), clock.instant()));
    }

    /** The rows that wait for somebody's decision. */
    static List<PlannedStep> asked(List<PlannedStep> steps) {
        return steps.stream()
                .filter(step -> step.decision() instanceof Decision.Ask)
                .toList();
    }

    static String hash(Containment containment, List<PlannedStep> steps) {
        return PlanHash.of(containment.tenant(), containment.user().id(), containment.playbook(), steps);
    }
}
