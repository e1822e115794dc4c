package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.PlannedStep;
import io.cordon.plan.Planner;
import io.cordon.plan.Playbooks;
import io.cordon.store.Containments;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Adds to a plan what the playbook answers to the findings, once, when all inspections are over. */
@Singleton
final class Remedies {
    private final Containments containments;
    private final Playbooks playbooks;
    private final Planner planner;
    private final InstantSource clock;

    Remedies(Containments containments, Playbooks playbooks, Planner planner, InstantSource clock) {
        this.containments = containments;
        this.playbooks = playbooks;
        this.planner = planner;
        this.clock = clock;
    }

    void plan(Containment containment, Fence fence) {
        if (containments.remediesPlanned(containment.id())) {
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
        containments.addRemedies(fence.lease(), remedies, clock.instant());
    }
}
