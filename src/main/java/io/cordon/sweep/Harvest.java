package io.cordon.sweep;

import io.cordon.model.Failure;
import io.cordon.model.Flag;
import io.cordon.model.Sweep;
import io.cordon.model.SweepPolicy;
import io.cordon.store.Flags;
import io.cordon.store.Sweeps;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The first half of a sweep: reads its sources one after the other, each result stored before the next, and gathers whom they flag. */
@Singleton
final class Harvest {
    private static final Logger LOG = Logger.getLogger(Harvest.class);
    /** A source that failed for a passing reason is asked once more after this time. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final Sweeps sweeps;
    private final Flags flags;
    private final Tenants tenants;
    private final Sources sources;
    private final Policies policies;
    private final SourceReading reading;
    private final InstantSource clock;

    Harvest(
            Sweeps sweeps,
            Flags flags,
            Tenants tenants,
            Sources sources,
            Policies policies,
            SourceReading reading,
            InstantSource clock) {
        this.sweeps = sweeps;
        this.flags = flags;
        this.tenants = tenants;
        this.sources = sources;
        this.policies = policies;
        this.reading = reading;
        this.clock = clock;
    }

    /** Does what can be done now, and says when to come back. May be begun anew at any point. */
    Optional<Instant> run(UUID id) {
        Sweep sweep = sweeps.find(id).orElseThrow();
        if (sweep.gatheredAt() != null) {
            return Optional.empty();
        }
        Optional<Tenant> tenant = tenants.find(sweep.tenant());
        if (tenant.isEmpty()) {
            LOG.warnf("Sweep ended, its tenant is no longer configured: tenant=%s sweep=%s", sweep.tenant(), id);
            sweeps.gathered(id, List.of(), List.of(), clock.instant());
            return Optional.empty();
        }
        return sweep.preview() ? preview(sweep, tenant.get()) : read(sweep, tenant.get());
    }

    private Optional<Instant> read(Sweep sweep, Tenant tenant) {
        List<String> done = sweep.sources().stream().map(Sweep.Source::name).toList();
        boolean lastTime = !clock.instant().isBefore(sweep.begunAt().plus(AGAIN));
        boolean comeBack = false;
        for (FlagSource source : sources.all()) {
            Optional<SweepPolicy> policy = policies.of(tenant, source);
            if (policy.isEmpty() || done.contains(source.info().name())) {
                continue;
            }
            Instant begun = clock.instant();
            Flags.Reading read = reading.read(tenant, source, policy.get(), begun);
            if (passing(read.source().notChecked()) && !lastTime) {
                comeBack = true;
                continue;
            }
            flags.store(
                    sweep.id(),
                    tenant.name(),
                    read,
                    begun,
                    begun.minus(policies.settings(tenant).window()));
        }
        if (comeBack) {
            return Optional.of(sweep.begunAt().plus(AGAIN));
        }
        gather(
                sweep,
                tenant,
                byName(sweeps.find(sweep.id()).orElseThrow().sources()),
                flags.open(tenant.name(), lasting(), sweep.begunAt()));
        return Optional.empty();
    }

    /** Stores nothing but the result. */
    private Optional<Instant> preview(Sweep sweep, Tenant tenant) {
        List<Sweep.Source> results = new ArrayList<>();
        Map<String, Flag> found = new LinkedHashMap<>();
        flags.open(tenant.name(), lasting(), sweep.begunAt()).forEach(flag -> found.put(key(flag), flag));
        Map<String, Instant> settled = flags.settled(tenant.name());
        Instant reopen = sweep.begunAt().minus(policies.settings(tenant).window());
        for (FlagSource source : sources.all()) {
            policies.of(tenant, source).ifPresent(policy -> {
                Flags.Reading read = reading.read(tenant, source, policy, clock.instant());
                results.add(read.source());
                read.flags().stream()
                        .filter(flag -> !settled.containsKey(key(flag))
                                || (source.lasting() && settled.get(key(flag)).isBefore(reopen)))
                        .forEach(flag -> found.put(key(flag), flag));
            });
        }
        results.forEach(result -> flags.note(sweep.id(), result));
        gather(sweep, tenant, byName(results), List.copyOf(found.values()));
        return Optional.empty();
    }

    private void gather(Sweep sweep, Tenant tenant, Map<String, Sweep.Source> read, List<Flag> open) {
        Gathering gathering = Gathering.of(open, read, clock.instant());
        sweeps.gathered(sweep.id(), gathering.lines(), gathering.dealtWith(), clock.instant());
        LOG.infof(
                "Sweep gathered: tenant=%s sweep=%s preview=%s flagged=%d notChecked=%d",
                tenant.name(),
                sweep.id(),
                sweep.preview(),
                gathering.lines().size(),
                read.values().stream()
                        .filter(source -> source.notChecked() != null)
                        .count());
    }

    private List<String> lasting() {
        return sources.all().stream()
                .filter(FlagSource::lasting)
                .map(source -> source.info().name())
                .toList();
    }

    private static boolean passing(Failure failure) {
        return failure != null && failure.kind().isPassing();
    }

    private static Map<String, Sweep.Source> byName(List<Sweep.Source> sources) {
        return sources.stream().collect(Collectors.toMap(Sweep.Source::name, Function.identity()));
    }

    private static String key(Flag flag) {
        return flag.source() + "/" + flag.key();
    }
}
