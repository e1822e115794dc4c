package io.cordon.plan;

import io.cordon.model.Decision;
import io.cordon.model.Finding;
import io.cordon.model.Held;
import io.cordon.model.Mode;
import io.cordon.model.PlannedStep;
import io.cordon.model.Severity;
import io.cordon.model.Stage;
import io.cordon.model.StepName;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.model.User;
import io.cordon.step.Catalog;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a playbook concrete. Stateless: the same arguments give the same plan. */
@Singleton
public final class Planner {
    private static final Text NEEDS_A_PERSON = Text.of(
            "Two honest readings are possible: a person must decide.",
            "Deux lectures honnêtes sont possibles\u00a0: une personne doit décider.");

    private final Catalog catalog;

    Planner(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The rows of a containment before anything is found. Mode inspect leaves every action out. */
    public List<PlannedStep> plan(Playbook playbook, Mode mode, User user) {
        List<PlannedStep> plan = new ArrayList<>();
        if (mode != Mode.INSPECT) {
            playbook.cut().forEach(name -> add(plan, Stage.CUT, name, user));
        }
        playbook.inspect().forEach(name -> add(plan, Stage.INSPECT, name, user));
        if (mode != Mode.INSPECT) {
            playbook.close().forEach(name -> add(plan, Stage.CLOSE, name, user));
        }
        return List.copyOf(plan);
    }

    /** The rows that answer findings, numbered from {@code position}; one for each artifact, for its gravest finding. */
    public List<PlannedStep> remedies(Playbook playbook, List<Finding> findings, int position) {
        Map<Target.Artifact, Finding> gravest = new LinkedHashMap<>();
        for (Finding finding : findings) {
            gravest.merge(
                    finding.artifact(),
                    finding,
                    (one, other) -> one.severity().isAtLeast(other.severity()) ? one : other);
        }
        List<PlannedStep> plan = new ArrayList<>();
        for (Finding finding : gravest.values()) {
            playbook.remedies().stream()
                    .filter(remedy -> remedy.finding() == finding.artifact().kind())
                    .filter(_ -> finding.severity() != Severity.NOTE)
                    .findFirst()
                    .ifPresent(remedy -> plan.add(new PlannedStep(
                            position + plan.size(),
                            Stage.ERADICATE,
                            remedy.action(),
                            finding.artifact(),
                            decision(playbook, remedy, finding.severity()))));
        }
        return List.copyOf(plan);
    }

    private static Decision decision(Playbook playbook, Playbook.Remedy remedy, Severity severity) {
        if (!severity.isAtLeast(remedy.from())) {
            return new Decision.Ask(NEEDS_A_PERSON);
        }
        return playbook.approval().contains(remedy.action())
                ? new Decision.Ask(Text.of(
                        "The playbook lets %s run only with an approval.",
                        "Le scénario n’exécute %s qu’après approbation.", remedy.action()))
                : new Decision.Run();
    }

    /**
     * The rows that contain anew, numbered from {@code position}: the whole cut, since whoever undid something may be in the account, and what was
     * undone.
     */
    public List<PlannedStep> again(Playbook playbook, User user, List<PlannedStep> undone, int position) {
        List<PlannedStep> plan = new ArrayList<>();
        for (StepName name : playbook.cut()) {
            plan.add(new PlannedStep(
                    position + plan.size(),
                    Stage.RECONTAIN,
                    name,
                    new Target.Account(),
                    catalog.get(name).decide(user)));
        }
        for (PlannedStep one : undone) {
            if (plan.stream().map(Held::by).noneMatch(Held.by(one)::equals)) {
                plan.add(new PlannedStep(
                        position + plan.size(), Stage.RECONTAIN, one.step(), one.target(), new Decision.Run()));
            }
        }
        return List.copyOf(plan);
    }

    private void add(List<PlannedStep> plan, Stage stage, StepName name, User user) {
        plan.add(new PlannedStep(
                plan.size() + 1,
                stage,
                name,
                new Target.Account(),
                catalog.get(name).decide(user)));
    }
}
