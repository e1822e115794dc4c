package io.cordon.sweep;

import io.cordon.model.SweepPolicy;
import io.cordon.plan.Playbooks;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may be done with whom each source flags, tenant by tenant. A policy that cannot be meant stops the start. */
@Startup
@Singleton
final class Policies {
    private final SweepConfig config;

    Policies(SweepConfig config, Tenants tenants, Sources sources, Playbooks playbooks) {
        this.config = config;
        List<String> problems = new ArrayList<>();
        config.tenants().forEach((name, settings) -> {
            String property = "cordon.sweep." + name;
            if (tenants.all().stream().noneMatch(tenant -> tenant.name().equals(name))) {
                problems.add(property + " is of a tenant that cordon.tenants does not have.");
            }
            problems.addAll(names(property, settings, sources));
            settings.playbook()
                    .filter(playbook -> playbooks.find(playbook).isEmpty())
                    .ifPresent(
                            playbook -> problems.add(property + ".playbook: there is no playbook " + playbook + "."));
            if (settings.window().isNegative() || settings.window().isZero()) {
                problems.add(property + ".window must be longer than nothing.");
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Cordon does not start: " + String.join(" ", problems));
        }
    }

    SweepConfig.OfTenant settings(Tenant tenant) {
        return config.tenants().get(tenant.name());
    }

    /** What may be done with whom the source flags; empty if it is not to be read. */
    Optional<SweepPolicy> of(Tenant tenant, FlagSource source) {
        SweepConfig.OfTenant settings = settings(tenant);
        String name = source.info().name();
        if (!source.configured(settings) || has(settings.off(), name)) {
            return Optional.empty();
        }
        return Optional.of(
                has(settings.contain(), name)
                        ? SweepPolicy.CONTAIN
                        : has(settings.propose(), name)
                                ? SweepPolicy.PROPOSE
                                : has(settings.inspect(), name) ? SweepPolicy.INSPECT : SweepPolicy.OBSERVE);
    }

    private static boolean has(Optional<Set<String>> names, String name) {
        return names.filter(set -> set.contains(name)).isPresent();
    }

    private static List<String> names(String property, SweepConfig.OfTenant settings, Sources sources) {
        List<String> problems = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        Map.of(
                        "contain", settings.contain(),
                        "propose", settings.propose(),
                        "inspect", settings.inspect(),
                        "off", settings.off())
                .forEach((list, names) -> names.orElse(Set.of()).forEach(name -> {
                    if (!sources.names().contains(name)) {
                        problems.add("%s.%s: there is no source %s; there are %s."
                                .formatted(property, list, name, String.join(", ", sources.names())));
                    }
                    String other = seen.put(name, list);
                    if (other != null) {
                        problems.add("%s: %s is in both %s and %s.".formatted(property, name, other, list));
                    }
                }));
        return problems;
    }
}
