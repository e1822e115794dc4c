package io.cordon.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a step is about: the account under one aspect, or one artifact. An artifact's label is no part of it, since its owner may rename it.
 *
 * @param kind of the artifact, {@code null} for the account
 * @param id of the artifact, {@code null} for the account
 */
public record Held(StepName step, Target.Kind kind, String id) {
    public Held {
        Objects.requireNonNull(step, "step");
    }

    /** What the planned step is about. */
    public static Held by(PlannedStep planned) {
        return by(planned.step(), planned.target());
    }

    /** What the step is about when pointed at the target. */
    public static Held by(StepName step, Target target) {
        return switch (target) {
            case Target.Account _ -> new Held(step, null, null);
            case Target.Artifact artifact -> new Held(step, artifact.kind(), artifact.id());
        };
    }

    /** All actions of a containment by what they are about, each in the order of time. */
    public static Map<Held, List<StepRecord>> in(Containment containment) {
        Map<Held, List<StepRecord>> all = new LinkedHashMap<>();
        containment.steps().stream()
                .filter(row -> !row.isInspection())
                .sorted(Comparator.comparing((StepRecord row) -> row.planned().stage())
                        .thenComparingInt(row -> row.planned().position()))
                .forEach(row -> all.computeIfAbsent(by(row.planned()), _ -> new ArrayList<>())
                        .add(row));
        return all;
    }
}
