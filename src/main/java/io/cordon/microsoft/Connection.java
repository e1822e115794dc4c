package io.cordon.microsoft;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one tenant.
 *
 * @param tenant the name that Cordon's configuration gives the tenant
 * @param tenantId the tenant's GUID
 * @param cloud decides what the tokens are asked for
 * @param graph base of Graph including the version; the cloud's own, or a simulated tenant's
 * @param exchange base of the Exchange admin API
 * @param authority token authority
 * @param trustedCertificates PEM text: exactly these are trusted; {@code null} for the platform's own trust store
 */
public record Connection(
        String tenant,
        String tenantId,
        String clientId,
        Credential credential,
        Cloud cloud,
        URI graph,
        URI exchange,
        URI authority,
        @Nullable String trustedCertificates) {
    public Connection {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(cloud, "cloud");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(authority, "authority");
    }

    /** How Cordon proves that it is the registered application. */
    public sealed interface Credential {
        /** The way's name, as configuration and preflight call it. */
        default String way() {
            return switch (this) {
                case Secret _ -> "client-secret";
                case Certificate _ -> "certificate";
                case ManagedIdentity _ -> "managed-identity";
                case WorkloadIdentity _ -> "workload-identity";
            };
        }

        /**
         * The identity that Azure gives the machine; nothing has to be kept.
         *
         * @param clientId of a user-assigned identity; {@code null} for the machine's own
         */
        record ManagedIdentity(@Nullable String clientId) implements Credential {}

        /** A token that the platform (Kubernetes, GitHub) writes to a file and renews, federated with the app registration. */
        record WorkloadIdentity(String tokenFile) implements Credential {}

        /** A client secret; shown by nothing. */
        record Secret(String value) implements Credential {
            @Override
            public String toString() {
                return "Secret[…]";
            }
        }

        /** A file with the private key and the certificate: PEM, or PFX with its password. */
        record Certificate(String path, @Nullable String password) implements Credential {
            /** When the certificate ends; empty if the file cannot be read as one. */
            public Optional<Instant> expires() {
                return CertificateFile.expires(Path.of(path), password);
            }

            @Override
            public String toString() {
                return "Certificate[" + path + "]";
            }
        }
    }
}
