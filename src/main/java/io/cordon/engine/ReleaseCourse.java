package io.cordon.engine;

import io.cordon.model.Containment;
import io.cordon.model.Held;
import io.cordon.model.Release;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.step.Catalog;
import io.cordon.store.Containments;
import io.cordon.store.Progress;
import io.cordon.store.Releases;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Carries a release through: artifacts first, then the account, which stays contained if one of them could not be put back. */
@Singleton
final class ReleaseCourse {
    private static final Logger LOG = Logger.getLogger(ReleaseCourse.class);
    private static final Text NOT_BEGUN = Text.of(
            "Not begun, because something else could not be put back.",
            "Pas commencé, car autre chose n’a pas pu être rétabli.");

    private final Containments containments;
    private final Releases releases;
    private final Catalog catalog;
    private final PutBack putBack;
    private final Rows rows;
    private final InstantSource clock;

    ReleaseCourse(
            Containments containments,
            Releases releases,
            Catalog catalog,
            PutBack putBack,
            Rows rows,
            InstantSource clock) {
        this.containments = containments;
        this.releases = releases;
        this.catalog = catalog;
        this.putBack = putBack;
        this.rows = rows;
        this.clock = clock;
    }

    Optional<Instant> run(Containment containment, Tenant tenant, Fence fence) {
        Release release = releases.find(containment.id()).orElseThrow();
        Function<Work, StepOutcome> attempt = attempt(containment, release);
        rows.attempt(containment, part(containment, release, false), tenant, fence, attempt);
        List<StepRecord> artifacts = part(load(containment), release, false);
        List<StepRecord> account = part(containment, release, true);
        if (artifacts.stream().anyMatch(row -> row.outcome() instanceof StepOutcome.Failed)) {
            rows.conclude(
                    account.stream()
                            .filter(row -> !row.over())
                            .map(row -> Progress.Ended.unattempted(row, new StepOutcome.Skipped(NOT_BEGUN)))
                            .toList(),
                    fence);
        } else if (artifacts.stream().allMatch(StepRecord::over)) {
            rows.attempt(containment, account, tenant, fence, attempt);
        }
        List<StepRecord> all =
                load(containment).steps().stream().filter(release::has).toList();
        Optional<Instant> next = Due.next(all);
        if (next.isEmpty()) {
            end(containment, release, all, fence);
        }
        return next;
    }

    private void end(Containment containment, Release release, List<StepRecord> all, Fence fence) {
        boolean failed = all.stream().anyMatch(row -> row.outcome() instanceof StepOutcome.Failed);
        Release.State state = failed ? Release.State.FAILED : Release.State.RELEASED;
        releases.end(fence.lease(), state, clock.instant());
        LOG.infof(
                "Release ended: tenant=%s containment=%s state=%s caller=%s",
                containment.tenant(), containment.id(), state, release.caller());
    }

    private Function<Work, StepOutcome> attempt(Containment containment, Release release) {
        // Whether another containment holds the account was decided when the steps were planned.
        Map<Held, WayBack> ways =
                WayBack.of(containment, new HashSet<>(release.legitimate()), List.of(), catalog).stream()
                        .collect(Collectors.toMap(WayBack::thing, Function.identity()));
        return work -> putBack.run(work, ways.get(Held.by(work.record().planned())));
    }

    private Containment load(Containment containment) {
        return containments.find(containment.id()).orElseThrow();
    }

    private static List<StepRecord> part(Containment containment, Release release, boolean account) {
        return containment.steps().stream()
                .filter(release::has)
                .filter(row -> row.planned().target() instanceof Target.Account == account)
                .toList();
    }
}
