package io.cordon.api;

import io.cordon.model.Aftermath;
import io.cordon.model.Containment;
import io.cordon.model.StepInfo;
import io.cordon.model.StepName;
import io.cordon.model.Text;
import io.cordon.plan.Playbooks;
import io.cordon.report.Report;
import io.cordon.store.Releases;
import io.cordon.store.Watches;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings together what is stored about a containment: its course and what came afterwards. */
@Singleton
final class Reports {
    private final Releases releases;
    private final Watches watches;
    private final InstantSource clock;
    private final Function<StepName, Text> titles;

    Reports(Releases releases, Watches watches, Playbooks playbooks, InstantSource clock) {
        this.releases = releases;
        this.watches = watches;
        this.clock = clock;
        Map<StepName, Text> does = playbooks.steps().stream().collect(Collectors.toMap(StepInfo::name, StepInfo::does));
        this.titles = name -> does.getOrDefault(name, Text.of(name.value(), name.value()));
    }

    Report of(Containment containment) {
        return Report.of(containment, aftermath(containment), titles, clock.instant());
    }

    ContainmentView view(Containment containment) {
        return ContainmentView.of(containment, aftermath(containment));
    }

    private Aftermath aftermath(Containment containment) {
        return new Aftermath(
                releases.find(containment.id()).orElse(null),
                watches.find(containment.id()).orElse(null));
    }
}
