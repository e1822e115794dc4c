package io.cordon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** The packaged application, started as an operator starts it: with nothing but environment variables, in a directory of its own. */
public final class PackagedCordon implements AutoCloseable {
    private final JavaProcess process;
    private final URI url;
    private final Path directory;

    public PackagedCordon(Path directory, Map<String, String> environment) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            url = URI.create("http://127.0.0.1:" + port);
            Map<String, String> all = new HashMap<>(environment);
            all.putIfAbsent(
                    "CORDON_WATCH_ENABLED", "false"); // a simulator that is reset looks as if somebody undid everything
            all.put("CORDON_HTTP_PORT", String.valueOf(port));
            process = new JavaProcess(
                    directory.resolve("cordon-" + port + ".log"),
                    directory,
                    all,
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-jar",
                    Path.of("target/quarkus-app/quarkus-run.jar")
                            .toAbsolutePath()
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is ready to take requests. */
    public PackagedCordon ready() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("Cordon ended: " + process.output());
                    }
                    try {
                        return stranger().get("/q/health/ready").status() == 200;
                    } catch (UncheckedIOException _) {
                        return false; // not listening yet
                    }
                });
        return this;
    }

    public Caller caller() {
        return new Caller(url, Caller.KEY);
    }

    /** Somebody with this key. */
    public Caller with(String key) {
        return new Caller(url, key);
    }

    /** Somebody with this token of Entra ID. */
    public Caller withToken(String token) {
        return Caller.withToken(url, token);
    }

    public Caller stranger() {
        return new Caller(url, null);
    }

    /** Everything it has written to its log. */
    public String log() {
        return process.output();
    }

    public Path directory() {
        return directory;
    }

    public long pid() {
        return process.pid();
    }

    public int exitCode(long seconds) {
        return process.exitCode(seconds);
    }

    /** As {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    /** As {@code kill -STOP}: it stands still, and its connections stay. */
    public void pause() {
        process.signal("STOP");
    }

    public void resume() {
        process.signal("CONT");
    }

    @Override
    public void close() {
        process.close();
    }
}
