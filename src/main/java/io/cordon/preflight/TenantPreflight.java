package io.cordon.preflight;

import io.cordon.engine.Failures;
import io.cordon.microsoft.AuditLogs;
import io.cordon.microsoft.CallLog;
import io.cordon.microsoft.Connection;
import io.cordon.microsoft.EntraRole;
import io.cordon.microsoft.Gate;
import io.cordon.microsoft.Grants;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Priority;
import io.cordon.model.Failure;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import io.cordon.step.Catalog;
import io.cordon.step.Step;
import io.cordon.sweep.Sources;
import io.cordon.tenant.Protection;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds out what Cordon may do in a tenant: signs in, reads the tenant's domains, opens a connection to each host. Changes nothing. */
@Singleton
public final class TenantPreflight {
    /** Entra refuses assertions that are five minutes off; what is read back is compared with times, too. */
    private static final Duration TOLERABLE_SKEW = Duration.ofMinutes(1);

    private static final Duration EXPIRES_SOON = Duration.ofDays(30);
    /** With these an application can give itself any other permission, or do far more than contain. */
    private static final Set<String> DANGEROUS = Set.of(
            "AppRoleAssignment.ReadWrite.All",
            "RoleManagement.ReadWrite.Directory",
            "Application.ReadWrite.All",
            "Directory.ReadWrite.All",
            "User.ReadWrite.All",
            "Mail.ReadWrite",
            "Mail.Send",
            "full_access_as_app");

    /** Read only by {@link UserPreflight}, to know an administrator's custom and scoped roles. */
    static final String ROLES_PERMISSION = "RoleManagement.Read.Directory";

    private final Catalog catalog;
    private final Sources sources;
    private final InstantSource clock;

    TenantPreflight(Catalog catalog, Sources sources, InstantSource clock) {
        this.catalog = catalog;
        this.sources = sources;
        this.clock = clock;
    }

    /** Takes a few seconds where a host does not answer. */
    public TenantCheck check(Tenant tenant) {
        Connection connection = tenant.clients().connection();
        Microsoft365 m365 = tenant.clients().attempt(new CallLog(), Priority.HIGH, Gate.READING);
        Optional<Failure> graphProblem = problem(() -> m365.directory().domains());
        Optional<Failure> exchangeProblem = problem(() -> m365.exchange().signIn());
        Rights rights = new Rights(m365.graph().grants(), m365.exchange().grants());
        List<ServiceCheck> services = List.of(
                service(tenant, Permission.Service.GRAPH, connection.graph(), rights, graphProblem),
                service(tenant, Permission.Service.EXCHANGE, connection.exchange(), rights, exchangeProblem));
        List<StepCheck> steps =
                catalog.all().stream().map(step -> rights.check(step.info())).toList();
        Set<String> missing = new LinkedHashSet<>();
        Set<String> needed = new TreeSet<>();
        for (Permission permission : beside()) {
            needed.add(permission.name());
            if (rights.holds(permission).filter(held -> !held).isPresent()) {
                missing.add(permission.name());
            }
        }
        for (Step step : catalog.all()) {
            for (Permission permission : step.info().permissions()) {
                needed.add(permission.name());
                if (rights.holds(permission).filter(held -> !held).isPresent()) {
                    missing.add(permission.name());
                }
            }
        }
        Set<String> missingForFlags = new TreeSet<>();
        for (SourceInfo source : sources.infos()) {
            for (Permission permission : source.permissions()) {
                needed.add(permission.name());
                if (rights.holds(permission).filter(held -> !held).isPresent()) {
                    missingForFlags.add(permission.name());
                }
            }
        }
        List<String> excess = rights.graph().permissions().stream()
                .filter(permission -> !needed.contains(permission))
                .sorted()
                .toList();
        Instant expires = switch (connection.credential()) {
            case Connection.Credential.Certificate certificate ->
                certificate.expires().orElse(null);
            case Connection.Credential.Secret _,
                    Connection.Credential.ManagedIdentity _,
                    Connection.Credential.WorkloadIdentity _ -> null;
        };
        boolean answered = graphProblem.isEmpty();
        Duration skew = m365.graph().clockSkew();
        return new TenantCheck(
                tenant.name(),
                tenant.simulated(),
                clock.instant(),
                steps.stream().allMatch(step -> step.verdict() == Verdict.WILL_WORK)
                        && services.stream().allMatch(ServiceCheck::reachable),
                connection.credential().way(),
                expires,
                answered ? skew.toMillis() : null,
                services,
                steps,
                List.copyOf(missing),
                excess,
                warnings(connection.credential(), expires, answered ? skew : Duration.ZERO, excess, missingForFlags));
    }

    /** What no step needs, but protection and the watch do. */
    private static List<Permission> beside() {
        return Stream.concat(Protection.NEEDS.stream(), Stream.of(AuditLogs.NEEDS))
                .toList();
    }

    private ServiceCheck service(
            Tenant tenant, Permission.Service service, URI host, Rights rights, Optional<Failure> signIn) {
        Grants grants = rights.grants(service);
        Optional<Failure> problem = signIn;
        Long latency = null;
        try {
            latency = tenant.clients().reach(host).toMillis();
        } catch (MicrosoftException e) {
            problem = Optional.of(Failures.ofSignIn(e));
        }
        return new ServiceCheck(
                service,
                host.getHost(),
                latency != null,
                latency,
                grants.known(),
                List.copyOf(grants.permissions()),
                grants.entraRoles().stream()
                        .map(id -> EntraRole.of(id).map(EntraRole::displayName).orElse(id))
                        .toList(),
                problem.map(Failure::message).orElse(null),
                problem.map(Failure::remedy).orElse(null));
    }

    private static Optional<Failure> problem(Runnable read) {
        try {
            read.run();
            return Optional.empty();
        } catch (MicrosoftException e) {
            return Optional.of(Failures.ofSignIn(e));
        }
    }

    private List<Text> warnings(
            Connection.Credential credential,
            Instant expires,
            Duration skew,
            List<String> excess,
            Set<String> missingForFlags) {
        List<Text> warnings = new ArrayList<>();
        if (!missingForFlags.isEmpty()) {
            warnings.add(Text.of(
                    "Sweeps cannot read every source of flags: %s is not granted. What cannot be read is told as not checked.",
                    "Les recherches ne peuvent pas lire toutes les sources de signalement\u00a0: %s n’est pas accordée. Ce qui ne peut être lu est indiqué comme non vérifié.",
                    String.join(", ", missingForFlags)));
        }
        if (credential instanceof Connection.Credential.Secret) {
            warnings.add(
                    Text.of(
                            "Cordon signs in with a client secret. A certificate, or a managed identity where it runs in Azure, cannot be copied from a configuration.",
                            "Cordon se connecte avec un secret client. Un certificat, ou une identité managée dans Azure, ne se copie pas depuis une configuration."));
        }
        if (expires != null && expires.isBefore(clock.instant().plus(EXPIRES_SOON))) {
            warnings.add(Text.of("Cordon's certificate ends on %s.", "Le certificat de Cordon expire le %s.", expires));
        }
        if (skew.abs().compareTo(TOLERABLE_SKEW) > 0) {
            warnings.add(Text.of(
                    "The clock of this machine is %d s off Microsoft's.",
                    "L’horloge de cette machine s’écarte de %d s de celle de Microsoft.",
                    skew.abs().toSeconds()));
        }
        excess.stream()
                .filter(DANGEROUS::contains)
                .forEach(permission -> warnings.add(Text.of(
                        "%s is granted and not needed: whoever holds Cordon's credential can do much more than contain.",
                        "%s est accordée sans être nécessaire\u00a0: qui détient l’identité de Cordon peut bien plus que confiner.",
                        permission)));
        return warnings;
    }
}
