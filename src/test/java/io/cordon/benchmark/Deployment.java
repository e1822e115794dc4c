package io.cordon.benchmark;

import io.cordon.testing.Caller;
import io.cordon.testing.PackagedCordon;
import io.cordon.testing.Postgres;
import io.cordon.testing.SimulatorProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Packaged Cordons on one database, started as an operator starts them. */
final class Deployment implements AutoCloseable {
    private final List<PackagedCordon> replicas = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private Postgres database;
    private Duration firstStart;

    /** One process with nothing but environment variables: the database is Cordon's own. */
    static Deployment embedded(SimulatorProcess tenant) {
        Deployment deployment = new Deployment();
        deployment.add(tenant.environment());
        return deployment;
    }

    /** Processes that share a database, which is as durable as Cordon's own. */
    static Deployment external(SimulatorProcess tenant, int replicas) {
        Deployment deployment = new Deployment();
        deployment.database = Postgres.durable();
        Map<String, String> environment = new HashMap<>(tenant.environment());
        environment.put("CORDON_DB_URL", deployment.database.url());
        for (int i = 0; i < replicas; i++) {
            deployment.add(environment);
        }
        return deployment;
    }

    private void add(Map<String, String> environment) {
        Path directory = Path.of("target/benchmark", UUID.randomUUID().toString());
        Instant begun = Instant.now();
        PackagedCordon cordon = new PackagedCordon(directory.toAbsolutePath(), environment);
        replicas.add(cordon);
        try {
            cordon.ready();
        } catch (RuntimeException notReady) {
            close();
            throw notReady;
        }
        if (firstStart == null) {
            firstStart = Duration.between(begun, Instant.now());
        }
        callers.add(cordon.caller());
    }

    /** From the start of the first process to its readiness, migrations included. */
    Duration firstStart() {
        return firstStart;
    }

    List<Caller> callers() {
        return callers;
    }

    Caller caller() {
        return callers.getFirst();
    }

    /** The most memory of any of the processes, and the processor time of all together; the database not counted. */
    Usage usage() {
        List<Usage> each =
                replicas.stream().map(replica -> Usage.of(replica.pid())).toList();
        return new Usage(
                each.stream().mapToLong(Usage::peakMegabytes).max().orElse(0),
                each.stream().mapToDouble(Usage::cpuSeconds).sum());
    }

    @Override
    public void close() {
        replicas.forEach(PackagedCordon::close);
        if (database != null) {
            database.close();
        }
    }
}
