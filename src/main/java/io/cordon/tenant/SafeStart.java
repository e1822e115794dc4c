package io.cordon.tenant;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Refuses to start with tenants that would be unsafe, naming the property and what to do. */
@Singleton
final class SafeStart {
    private static final Logger LOG = Logger.getLogger(SafeStart.class);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** Entra ID's own have forty characters. */
    private static final int SHORTEST_SECRET = 16;

    private final TenantsConfig config;
    private final boolean allowSimulated;

    SafeStart(
            TenantsConfig config,
            @ConfigProperty(name = "cordon.allow-simulated-tenants", defaultValue = "false") boolean allowSimulated) {
        this.config = config;
        this.allowSimulated = allowSimulated;
    }

    /** Runs before anything else looks at the tenants. */
    void check(@Observes @Priority(10) StartupEvent start, Tenants tenants) {
        boolean production = LaunchMode.current() == LaunchMode.NORMAL;
        List<String> problems = problems(config.tenants(), production, allowSimulated);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Cordon does not start: " + String.join(" ", problems));
        }
        tenants.all()
                .forEach(tenant ->
                        LOG.infof("Tenant configured: tenant=%s simulated=%s", tenant.name(), tenant.simulated()));
    }

    static List<String> problems(
            Map<String, TenantsConfig.Tenant> tenants, boolean production, boolean allowSimulated) {
        List<String> problems = new ArrayList<>();
        if (production && tenants.isEmpty()) {
            problems.add(
                    "cordon.tenants has no tenant; set cordon.tenants.<name>.id, .client-id and .certificate or .client-secret"
                            + " (environment: CORDON_TENANTS_<NAME>_ID and so on).");
        }
        tenants.forEach((name, tenant) -> {
            String property = "cordon.tenants." + name;
            if (tenant.simulated() && production && !allowSimulated) {
                problems.add(property + ".simulated is true, which production refuses; remove it, or set"
                        + " CORDON_ALLOW_SIMULATED_TENANTS=true for an exercise.");
            }
            signIn(property, tenant).ifPresent(problems::add);
            if (production && !tenant.simulated()) {
                tenant.clientSecret()
                        .filter(secret -> secret.value().length() < SHORTEST_SECRET
                                || secret.value().startsWith("simulated"))
                        .ifPresent(
                                _ -> problems.add(
                                        property
                                                + ".client-secret is not one that Entra ID makes; better than any is .certificate or .managed-identity."));
            }
            address(property + ".graph-url", tenant.graphUrl(), tenant.cloud().graph(), tenant.simulated())
                    .ifPresent(problems::add);
            address(
                            property + ".exchange-url",
                            tenant.exchangeUrl(),
                            tenant.cloud().exchange(),
                            tenant.simulated())
                    .ifPresent(problems::add);
            address(property + ".authority", tenant.authority(), tenant.cloud().authority(), tenant.simulated())
                    .ifPresent(problems::add);
        });
        return problems;
    }

    private static Optional<String> signIn(String property, TenantsConfig.Tenant tenant) {
        long ways = Stream.of(
                        tenant.clientSecret(),
                        tenant.certificate(),
                        tenant.managedIdentity(),
                        tenant.workloadIdentityToken())
                .filter(Optional::isPresent)
                .count();
        if (ways > 1) {
            return Optional.of(
                    property
                            + " has more than one of .client-secret, .certificate, .managed-identity and .workload-identity-token; keep one.");
        }
        return Stream.of(
                        file(property + ".certificate", tenant.certificate()),
                        file(property + ".workload-identity-token", tenant.workloadIdentityToken()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> file(String property, Optional<Path> file) {
        return file.filter(path -> !Files.isReadable(path))
                .map(path -> property + " names a file that cannot be read: " + path + ".");
    }

    /** A real tenant is reached at Microsoft's addresses only; a simulated one on this machine only. Tokens go to both. */
    private static Optional<String> address(
            String property, Optional<URI> configured, URI microsofts, boolean simulated) {
        if (simulated) {
            return configured
                            .filter(uri ->
                                    "https".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost())))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(property + " of a simulated tenant must be an https address of this machine.");
        }
        return configured
                .filter(uri ->
                        !microsofts.getHost().equalsIgnoreCase(uri.getHost()) || !"https".equals(uri.getScheme()))
                .map(uri ->
                        property + " is not Microsoft's address (" + microsofts + "); set the tenant's cloud instead.");
    }
}
