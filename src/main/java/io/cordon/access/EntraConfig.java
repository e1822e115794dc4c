package io.cordon.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Callers with a token of Microsoft Entra ID: people, and managed identities of playbooks. Off without a tenant. */
@ConfigMapping(prefix = "cordon.oidc")
public interface EntraConfig {

    /** The GUID of the tenant whose tokens are taken. */
    Optional<String> tenant();

    /** The client id of the application that stands for Cordon's API there; a token must be made for it. */
    Optional<String> clientId();

    /** Application ID URIs that tokens may be made for beside {@code api://<client id>}, separated by commas. */
    Optional<List<String>> audiences();

    /** Where Entra ID is: another address for a national cloud. */
    @WithDefault("https://login.microsoftonline.com")
    URI authority();
}
