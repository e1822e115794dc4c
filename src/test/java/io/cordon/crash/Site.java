package io.cordon.crash;

import io.cordon.testing.LeftOverDatabase;
import io.cordon.testing.PackagedCordon;
import io.cordon.testing.Simulator;
import io.cordon.testing.SimulatorProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A simulated tenant and a directory in which Cordon is started, killed and started again, on the embedded database unless told otherwise. */
final class Site implements AutoCloseable {
    /** It is started hundreds of times and lives for seconds. */
    private static final Map<String, String> QUICK_START =
            Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

    /** Looks again every second. */
    static final Map<String, String> WATCHING =
            Map.of("CORDON_WATCH_ENABLED", "true", "CORDON_WATCH_FIRST_LOOK", "500ms", "CORDON_WATCH_INTERVAL", "1s");

    private final SimulatorProcess process;
    private final Path directory;

    Site(String name) {
        process = new SimulatorProcess(
                Path.of("target/graph-traffic-crash-" + name + ".jsonl").toAbsolutePath());
        directory = Path.of("target/crash/" + name + "-" + UUID.randomUUID()).toAbsolutePath();
    }

    Simulator tenant() {
        return process.simulator();
    }

    /** Cordon on its embedded database. */
    PackagedCordon start() {
        return new PackagedCordon(directory, environment("localhost"));
    }

    /** Cordon on its embedded database, looking again every second. */
    PackagedCordon startWatching() {
        Map<String, String> environment = environment("localhost");
        environment.putAll(WATCHING);
        return new PackagedCordon(directory, environment);
    }

    /** A replica on an external database, which calls the tenant by a name of its own. */
    PackagedCordon start(String databaseUrl, String host) {
        return start(databaseUrl, host, Map.of());
    }

    /** The same with settings of its own. */
    PackagedCordon start(String databaseUrl, String host, Map<String, String> more) {
        Map<String, String> environment = environment(host);
        environment.putAll(more);
        environment.put("CORDON_DB_URL", databaseUrl);
        return new PackagedCordon(directory.resolve(host), environment);
    }

    private Map<String, String> environment(String host) {
        Map<String, String> environment = new HashMap<>(process.environment(host));
        environment.putAll(QUICK_START);
        return environment;
    }

    @Override
    public void close() {
        process.close();
        LeftOverDatabase.stop(directory);
    }
}
