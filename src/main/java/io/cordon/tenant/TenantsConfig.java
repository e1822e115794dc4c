package io.cordon.tenant;

import io.cordon.microsoft.Cloud;
import io.cordon.model.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tenants that Cordon serves, by a short name of the operator's choice: {@code cordon.tenants.<name>.…}. */
@ConfigMapping(prefix = "cordon.tenants")
public interface TenantsConfig {

    @WithParentName
    Map<String, Tenant> tenants();

    /** One tenant. */
    interface Tenant {
        /** The tenant's GUID. */
        String id();

        /** The application (client) id of Cordon's app registration. */
        String clientId();

        /** The registration's client secret. A certificate is better. */
        Optional<Secret> clientSecret();

        /** File with the private key and certificate: PEM, or PFX together with a password. */
        Optional<Path> certificate();

        /** Password of a PFX file. */
        Optional<Secret> certificatePassword();

        /** The identity that Azure gives the machine: {@code system}, or the client id of a user-assigned one. */
        Optional<String> managedIdentity();

        /** File with a token of the platform's that is federated with the app registration; Kubernetes renews it. */
        Optional<Path> workloadIdentityToken();

        /** Which of Microsoft's clouds the tenant is in: global, us-government, us-dod, china. */
        @WithDefault("global")
        Cloud cloud();

        /** Graph's base address with its version, where it is not the cloud's own. */
        Optional<URI> graphUrl();

        /** The Exchange admin API's base address, where it is not the cloud's own. */
        Optional<URI> exchangeUrl();

        /** The token authority, where it is not the cloud's own. */
        Optional<URI> authority();

        /** PEM file: exactly these certificates are trusted for this tenant's addresses, for a proxy or a simulated tenant. */
        Optional<Path> trustedCertificates();

        /** Whom Cordon never touches. Directory-synchronisation accounts and the last Global Administrator are protected anyway. */
        ProtectedAccounts protectedAccounts();

        /**
         * The tenant is a simulated one: everything about it is labelled so. In production it is refused unless
         * {@code CORDON_ALLOW_SIMULATED_TENANTS} is set.
         */
        @WithDefault("false")
        boolean simulated();
    }

    /** Accounts that are refused, whoever asks. Where several names are possible they are separated by commas. */
    interface ProtectedAccounts {
        /** Object ids (they survive a renaming), sign-in names, mail addresses or aliases. */
        Optional<Set<String>> users();

        /** Groups by object id; members of groups within them are protected as well. */
        Optional<Set<String>> groups();

        /** Directory roles by template id. */
        Optional<Set<String>> roles();

        /** Sign-in names and addresses with {@code *} for anything: {@code urgences*@hopital.example}. */
        Optional<Set<String>> patterns();
    }
}
