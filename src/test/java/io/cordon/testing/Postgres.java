package io.cordon.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL server of a test's own, which it may stop. */
public final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    /** Fast and forgetful. */
    public Postgres() {
        this("off");
    }

    /** One that waits for the disk, as in production. */
    public static Postgres durable() {
        return new Postgres("on");
    }

    private Postgres(String durable) {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", durable)
                    .setServerConfig("synchronous_commit", durable)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
