package io.cordon.microsoft;

import io.cordon.model.Permission;
import java.util.List;
import java.util.Objects;

/** The clients of one tenant for one attempt at one step. A step is handed these and can reach no other tenant. */
public record Microsoft365(Graph graph, ExchangeAdmin exchange, Users users, Directory directory, Mailboxes mailboxes) {
    public Microsoft365 {
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(users, "users");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(mailboxes, "mailboxes");
    }

    /** Names of those of {@code permissions} that Cordon's tokens are known not to carry. */
    public List<String> lacking(List<Permission> permissions) {
        return permissions.stream()
                .filter(this::lacks)
                .map(Permission::name)
                .distinct()
                .toList();
    }

    private boolean lacks(Permission permission) {
        Grants grants = switch (permission.service()) {
            case GRAPH -> graph.grants();
            case EXCHANGE -> exchange.grants();
        };
        return grants.known() && !grants.holds(permission.name());
    }
}
