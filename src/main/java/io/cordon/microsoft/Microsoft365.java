package io.cordon.microsoft;

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
}
