package io.cordon.tenant;

import io.cordon.microsoft.Clients;
import java.util.Objects;

/**
 * A tenant that can be reached.
 *
 * @param name what the configuration calls it
 * @param id the tenant's GUID
 * @param simulated whether it is an exercise
 * @param protection whom Cordon never touches there
 */
public record Tenant(String name, String id, boolean simulated, Clients clients, Protection protection) {
    public Tenant {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(clients, "clients");
        Objects.requireNonNull(protection, "protection");
    }
}
