package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.model.Held;
import io.cordon.model.Observation;
import io.cordon.model.Stage;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.step.Catalog;
import io.cordon.step.UndoableAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Cordon did to one thing within a containment, however often, and whether it may be put back.
 *
 * @param position of the first step that did it
 * @param before the state before Cordon's first change, as far as it was recorded
 * @param left the state that Cordon left, as far as it was read back
 * @param since when the first change was intended
 * @param decision run: put it back; skip: it stays, and why
 */
record WayBack(
        int position,
        StepName step,
        Target target,
        Optional<Map<String, Object>> before,
        Optional<Map<String, Object>> left,
        Instant since,
        Decision decision) {

    /** One for each thing that Cordon changed or found as wanted. {@code earlier} are other containments that still hold the user. */
    static List<WayBack> of(
            Containment containment, Set<Integer> legitimate, List<Containment> earlier, Catalog catalog) {
        List<WayBack> all = new ArrayList<>();
        Held.in(containment).forEach((thing, rows) -> {
            List<StepRecord> done = rows.stream()
                    .filter(row -> row.planned().stage() != Stage.RELEASE && reached(row))
                    .toList();
            if (!done.isEmpty()) {
                all.add(of(thing, done, rows, legitimate, earlier, catalog));
            }
        });
        return List.copyOf(all);
    }

    Held thing() {
        return Held.by(step, target);
    }

    /** What Cordon left, as an observation from which something else is wanted now. */
    Observation leftBehind() {
        return new Observation.Otherwise(left.orElse(Map.of()));
    }

    private static WayBack of(
            Held thing,
            List<StepRecord> done,
            List<StepRecord> rows,
            Set<Integer> legitimate,
            List<Containment> earlier,
            Catalog catalog) {
        StepRecord first = done.getFirst();
        Optional<Map<String, Object>> before = facts(before(first.outcome()));
        Optional<Map<String, Object>> left = asWanted(after(done.getLast().outcome()));
        boolean vouched =
                rows.stream().anyMatch(row -> legitimate.contains(row.planned().position()));
        Decision decision = decide(thing, first, rows, before, left, vouched, earlier, catalog);
        return new WayBack(
                first.planned().position(),
                thing.step(),
                first.planned().target(),
                before,
                left,
                first.intentAt(),
                decision);
    }

    private static Decision decide(
            Held thing,
            StepRecord first,
            List<StepRecord> rows,
            Optional<Map<String, Object>> before,
            Optional<Map<String, Object>> left,
            boolean vouched,
            List<Containment> earlier,
            Catalog catalog) {
        boolean undoable = catalog.find(thing.step())
                .filter(UndoableAction.class::isInstance)
                .isPresent();
        if (!undoable) {
            return stays("Is never put back.", "N’est jamais rétabli.");
        }
        if (before(first.outcome()) instanceof Observation.AsWanted) {
            return stays(
                    "It was so before the containment, so it stays so.",
                    "C’était déjà ainsi avant le confinement\u00a0: cela le reste.");
        }
        if (rows.stream().anyMatch(row -> row.planned().stage() == Stage.RELEASE && reached(row))) {
            return stays("An earlier attempt has put it back.", "Une tentative précédente l’a déjà rétabli.");
        }
        if (before.isEmpty() || (thing.kind() != null && left.isEmpty())) {
            return stays(
                    "What was there before, or what Cordon left, is not known for certain: put it back by hand.",
                    "L’état d’avant, ou celui que Cordon a laissé, n’est pas connu avec certitude\u00a0: à rétablir à la main.");
        }
        Optional<Containment> holder = earlier.stream()
                .filter(other ->
                        Held.in(other).getOrDefault(thing, List.of()).stream().anyMatch(WayBack::reached))
                .findFirst();
        if (holder.isPresent()) {
            return new Decision.Skip(Text.of(
                    "The earlier containment %s wants it so and has not been released.",
                    "Le confinement précédent %s l’exige et n’a pas été levé.",
                    holder.get().id()));
        }
        return thing.kind() == null || vouched
                ? new Decision.Run()
                : stays(
                        "Stays as Cordon left it: nobody has named it as legitimate.",
                        "Reste tel que Cordon l’a laissé\u00a0: personne ne l’a désigné comme légitime.");
    }

    private static Decision stays(String because, String parceque) {
        return new Decision.Skip(Text.of(because, parceque));
    }

    private static boolean reached(StepRecord row) {
        return row.outcome() instanceof StepOutcome.Changed || row.outcome() instanceof StepOutcome.Unchanged;
    }

    private static Observation before(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Changed changed -> changed.before();
            case StepOutcome.Unchanged unchanged -> unchanged.state();
            case StepOutcome.WouldChange _,
                    StepOutcome.Inspected _,
                    StepOutcome.NotChecked _,
                    StepOutcome.Skipped _,
                    StepOutcome.Deferred _,
                    StepOutcome.Failed _ -> null;
        };
    }

    private static Observation after(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Changed changed ? changed.after() : before(outcome);
    }

    private static Optional<Map<String, Object>> asWanted(Observation seen) {
        return seen instanceof Observation.AsWanted ? facts(seen) : Optional.empty();
    }

    static Optional<Map<String, Object>> facts(Observation seen) {
        return switch (seen) {
            case null -> Optional.empty();
            case Observation.AsWanted wanted -> Optional.of(wanted.facts());
            case Observation.Otherwise otherwise -> Optional.of(otherwise.facts());
            case Observation.Unreadable _ -> Optional.empty();
        };
    }
}
