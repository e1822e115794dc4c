package io.cordon.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL that comes with Cordon, for when no other is configured. Durable: a real server, data on disk, fsync on. A killed Cordon leaves
 * its server running, and the next start uses it.
 */
public final class EmbeddedDatabase {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final Duration START = Duration.ofSeconds(60);

    private EmbeddedDatabase() {}

    /**
     * Starts the server on the data in {@code directory}, or finds it running there.
     *
     * @return its JDBC address
     */
    public static String start(Path directory) throws IOException {
        int port = running(directory).orElse(0);
        if (port == 0) {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            port = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", "on") // the library's default is fast and forgetful
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start()
                    .getPort();
            LOG.infof("Embedded database started: directory=%s port=%d", directory, port);
        } else {
            LOG.infof("Embedded database was still running: directory=%s port=%d", directory, port);
        }
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The port of a server that runs on this data. The process of the lock file must be PostgreSQL's: numbers are used again. */
    private static Optional<Integer> running(Path directory) throws IOException {
        Path lock = directory.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(lock);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(false))
                .map(_ -> Integer.parseInt(lines.get(3).strip()));
    }
}
