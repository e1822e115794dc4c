package io.cordon.step;

import io.cordon.model.StepName;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All steps there are. A step is in it by being there: one file, found at build time. */
@Singleton
public final class Catalog {
    private final Map<StepName, Step> steps;

    Catalog(@All List<Step> all) {
        Map<StepName, Step> byName = new TreeMap<>();
        for (Step step : all) {
            if (byName.put(step.info().name(), step) != null) {
                throw new IllegalStateException(
                        "Two steps are called " + step.info().name());
            }
        }
        steps = Collections.unmodifiableMap(byName);
    }

    /** The step of that name, if there is one. */
    public Optional<Step> find(StepName name) {
        return Optional.ofNullable(steps.get(name));
    }

    /** The step of that name. Throws if there is none: names are checked when a playbook is read. */
    public Step get(StepName name) {
        return find(name).orElseThrow(() -> new IllegalStateException("No step is called " + name));
    }

    /** All steps, by name. */
    public Collection<Step> all() {
        return steps.values();
    }
}
