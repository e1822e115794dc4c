package io.cordon.tenant;

import io.cordon.microsoft.Clients;
import io.cordon.microsoft.Connection;
import io.cordon.model.Secret;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tenants of the configuration, each with its clients. */
@Singleton
public final class Tenants {
    private static final String SYSTEM = "system";

    private final Map<String, Tenant> tenants;

    Tenants(TenantsConfig config, InstantSource clock) {
        Map<String, Tenant> byName = new TreeMap<>();
        config.tenants().forEach((name, tenant) -> byName.put(name, connect(name, tenant, clock)));
        tenants = Collections.unmodifiableMap(byName);
    }

    /** All tenants, by name. */
    public Collection<Tenant> all() {
        return tenants.values();
    }

    /** The tenant of that name or GUID; without one, the only tenant there is. */
    public Optional<Tenant> find(String nameOrId) {
        if (nameOrId == null) {
            return tenants.size() == 1 ? tenants.values().stream().findFirst() : Optional.empty();
        }
        return tenants.values().stream()
                .filter(tenant -> tenant.name().equals(nameOrId) || tenant.id().equalsIgnoreCase(nameOrId))
                .findFirst();
    }

    /** The tenant of that name. Throws if the configuration no longer has it. */
    public Tenant get(String name) {
        return Optional.ofNullable(tenants.get(name))
                .orElseThrow(() -> new IllegalStateException("cordon.tenants." + name + " is no longer configured"));
    }

    private static Tenant connect(String name, TenantsConfig.Tenant config, InstantSource clock) {
        Connection connection = new Connection(
                name,
                config.id(),
                config.clientId(),
                credential(name, config),
                config.cloud(),
                config.graphUrl().orElseGet(config.cloud()::graph),
                config.exchangeUrl().orElseGet(config.cloud()::exchange),
                config.authority().map(Tenants::withSlash).orElseGet(config.cloud()::authority),
                config.trustedCertificates()
                        .map(path -> read("cordon.tenants." + name + ".trusted-certificates", path))
                        .orElse(null));
        return new Tenant(
                name,
                config.id(),
                config.simulated(),
                new Clients(connection, clock),
                new Protection(config.protectedAccounts(), new Owners(config.clientId(), clock)));
    }

    /** {@link SafeStart} has seen to it that there is exactly one. */
    private static Connection.Credential credential(String name, TenantsConfig.Tenant config) {
        if (config.managedIdentity().isPresent()) {
            String identity = config.managedIdentity().get();
            return new Connection.Credential.ManagedIdentity(identity.equals(SYSTEM) ? null : identity);
        }
        if (config.workloadIdentityToken().isPresent()) {
            return new Connection.Credential.WorkloadIdentity(
                    config.workloadIdentityToken().get().toString());
        }
        if (config.certificate().isPresent()) {
            return new Connection.Credential.Certificate(
                    config.certificate().get().toString(),
                    config.certificatePassword().map(Secret::value).orElse(null));
        }
        return new Connection.Credential.Secret(
                config.clientSecret()
                        .map(Secret::value)
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "cordon.tenants." + name
                                                + " needs one of .certificate, .managed-identity, .workload-identity-token and .client-secret")));
    }

    private static URI withSlash(URI authority) {
        return authority.toString().endsWith("/") ? authority : URI.create(authority + "/");
    }

    private static String read(String property, Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(property + " names a file that cannot be read: " + path, e);
        }
    }
}
