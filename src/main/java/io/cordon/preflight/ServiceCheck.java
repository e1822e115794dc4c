package io.cordon.preflight;

import io.cordon.model.Permission;
import io.cordon.model.Text;
import java.util.List;
import java.util.Objects;

/**
 * One of Microsoft's services as this tenant's Cordon sees it.
 *
 * @param reachable whether the host answered over TLS that can be trusted
 * @param latencyMillis of a TLS handshake; {@code null} where there was none
 * @param signedIn whether a token was obtained
 * @param permissions what the token carries
 * @param entraRoles of the application, by name where it is known; empty says nothing, since not every token tells
 * @param problem why it is not reachable or no token came; {@code null} if all is well
 * @param remedy what to do about it; {@code null} if nothing is known
 */
public record ServiceCheck(
        Permission.Service service,
        String host,
        boolean reachable,
        Long latencyMillis,
        boolean signedIn,
        List<String> permissions,
        List<String> entraRoles,
        Text problem,
        Text remedy) {
    public ServiceCheck {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(host, "host");
        permissions = permissions.stream().sorted().toList();
        entraRoles = entraRoles.stream().sorted().toList();
    }
}
