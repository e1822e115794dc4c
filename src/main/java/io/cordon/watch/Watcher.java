package io.cordon.watch;

import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.Priority;
import io.cordon.model.Containment;
import io.cordon.model.Look;
import io.cordon.model.PlannedStep;
import io.cordon.model.StepRecord;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import io.cordon.plan.Planner;
import io.cordon.plan.Playbook;
import io.cordon.plan.Playbooks;
import io.cordon.step.Catalog;
import io.cordon.store.Containments;
import io.cordon.store.WatchQueue;
import io.cordon.store.Watches;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Goes round: plans looks, makes those that are due, tenant by tenant, and has done again what the playbook wants done again. */
@Singleton
final class Watcher {
    private static final Logger LOG = Logger.getLogger(Watcher.class);
    private static final int AT_ONCE = 8;
    private static final int A_ROUND = 200;
    /** Entries of the logs come minutes late. */
    private static final Duration LATE = Duration.ofMinutes(20);

    private final WatchQueue queue;
    private final Watches watches;
    private final Containments containments;
    private final Tenants tenants;
    private final Catalog catalog;
    private final Playbooks playbooks;
    private final Planner planner;
    private final Alarms alarms;
    private final Rhythm rhythm;
    private final boolean enabled;
    private final InstantSource clock;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());

    Watcher(
            WatchQueue queue,
            Watches watches,
            Containments containments,
            Tenants tenants,
            Catalog catalog,
            Playbooks playbooks,
            Planner planner,
            Alarms alarms,
            WatchConfig config,
            InstantSource clock) {
        this.queue = queue;
        this.watches = watches;
        this.containments = containments;
        this.tenants = tenants;
        this.catalog = catalog;
        this.playbooks = playbooks;
        this.planner = planner;
        this.alarms = alarms;
        this.rhythm = new Rhythm(config.firstLook(), config.interval());
        this.enabled = config.enabled();
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        if (enabled) {
            queue.start(rhythm.tick(), this::round);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        queue.stop();
        threads.shutdownNow();
    }

    /** Plans what has no plan, and looks at what is due. */
    void round() {
        for (Watches.Unplanned unplanned : watches.unplanned()) {
            Instant until = unplanned
                    .begunAt()
                    .plus(Duration.ofDays(watching(unplanned.playbook()).days()));
            watches.plan(unplanned.containment(), rhythm.next(clock.instant(), 0), until);
        }
        List<String> names = tenants.all().stream().map(Tenant::name).toList();
        Map<String, List<Watches.Due>> byTenant = watches.due(names, clock.instant(), A_ROUND).stream()
                .collect(Collectors.groupingBy(Watches.Due::tenant));
        byTenant.forEach((tenant, due) -> looks(tenants.get(tenant), due));
    }

    private void looks(Tenant tenant, List<Watches.Due> due) {
        Microsoft365 m365 = tenant.clients().reader(Priority.LOW);
        Culprit culprit = new Culprit(tenant.clients().connection().clientId());
        List<Case> cases = new ArrayList<>();
        for (Watches.Due one : due) {
            Watch watch = watches.find(one.containment()).orElseThrow();
            if (watch.until() != null && clock.instant().isAfter(watch.until())) {
                watches.expire(one.containment(), clock.instant());
            } else {
                cases.add(new Case(
                        one, watch, containments.find(one.containment()).orElseThrow()));
            }
        }
        Instant from = cases.stream().map(Case::since).min(Instant::compareTo).orElse(clock.instant());
        Logs logs = new Logs(m365, from.minus(LATE));
        List<Callable<Void>> work = new ArrayList<>();
        for (Case one : cases) {
            work.add(() -> {
                look(one, logs, culprit, m365);
                return null;
            });
        }
        try {
            threads.invokeAll(work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Case(Watches.Due due, Watch watch, Containment containment) {
        /** From when on the logs may have something new. */
        Instant since() {
            return Assessment.signInsFrom(watch);
        }
    }

    private void look(Case one, Logs logs, Culprit culprit, Microsoft365 m365) {
        try {
            Sight sight = Sight.of(one.containment(), catalog, m365);
            Instant now = clock.instant();
            Assessment assessment = new Assessment(one.containment(), one.watch(), sight, logs, culprit, now);
            List<Watches.Noticed> noticed = new ArrayList<>(assessment.noticed());
            List<PlannedStep> again = again(one, assessment, noticed);
            List<WatchEvent> fresh = watches.record(new Watches.Seen(
                    one.due(),
                    assessment.look(),
                    rhythm.next(now, one.watch().looks() + 1),
                    assessment.synchronisedAt(),
                    noticed,
                    again));
            alarms.raise(one.containment(), fresh);
        } catch (RuntimeException bug) {
            LOG.errorf(
                    bug,
                    "Look failed: tenant=%s containment=%s",
                    one.due().tenant(),
                    one.due().containment());
        }
    }

    /** The steps to contain anew, or none; where it was undone and is not to be done again, the alarm is added. */
    private List<PlannedStep> again(Case one, Assessment assessment, List<Watches.Noticed> noticed) {
        List<Look.Thing> undone = assessment.undone();
        boolean signedIn = noticed.stream()
                .map(Watches.Noticed::event)
                .anyMatch(event -> event instanceof WatchEvent.SignedIn signIn && isNew(one.watch(), signIn));
        if (undone.isEmpty() && !signedIn) {
            return List.of();
        }
        Playbook.Watching watching = watching(one.containment().playbook());
        if (!watching.again(one.watch().recontained())) {
            noticed.add(new Watches.Noticed(
                    "alarm/" + one.watch().recontained(),
                    new WatchEvent.Alarm(clock.instant(), one.watch().recontained())));
            return List.of();
        }
        int next = 1
                + one.containment().steps().stream()
                        .mapToInt(row -> row.planned().position())
                        .max()
                        .orElse(0);
        return planner.again(
                playbooks.find(one.containment().playbook()).orElseThrow(),
                one.containment().user(),
                undone.stream().map(thing -> row(one.containment(), thing)).toList(),
                next);
    }

    private static PlannedStep row(Containment containment, Look.Thing thing) {
        return containment.steps().stream()
                .map(StepRecord::planned)
                .filter(planned -> planned.position() == thing.position())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isNew(Watch watch, WatchEvent.SignedIn signIn) {
        return watch.events().stream()
                .noneMatch(old ->
                        old instanceof WatchEvent.SignedIn known && known.id().equals(signIn.id()));
    }

    /** A playbook that is gone contains nothing anew. */
    private Playbook.Watching watching(String playbook) {
        return playbooks.find(playbook).map(Playbook::watch).orElse(new Playbook.Watching(null, null, null));
    }
}
