package io.cordon.notify;

import io.cordon.audit.AuditConfig;
import io.cordon.audit.Ocsf;
import io.cordon.audit.Signed;
import io.cordon.store.AuditStatements;
import io.cordon.store.AuditTrail;
import io.cordon.store.ExportCursors;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Carries signed checkpoints, and records if that is wanted, to where nobody can change them together with the database. */
@Singleton
public final class TrailExport {
    private static final Logger LOG = Logger.getLogger(TrailExport.class);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final AuditConfig config;
    private final List<Destination> destinations;

    TrailExport(AuditConfig config, AuditTrail trail, AuditStatements statements, ExportCursors cursors, Ocsf ocsf) {
        this.config = config;
        this.destinations = destinations(
                config,
                new Source(
                        "checkpoint",
                        (number, limit) -> statements.after(number, limit).stream()
                                .map(signed -> new Source.Line(
                                        signed.statement().number(),
                                        signed.statement().at(),
                                        signed.statement().record().hash(),
                                        signed.line()))
                                .toList(),
                        line -> Signed.ofLine(line).statement().number()),
                new Source(
                        "record",
                        (sequence, limit) -> trail.after(sequence, limit).stream()
                                .map(entry ->
                                        new Source.Line(entry.sequence(), entry.at(), entry.hash(), ocsf.event(entry)))
                                .toList(),
                        Ocsf::sequence),
                cursors);
    }

    static List<Destination> destinations(
            AuditConfig config, Source checkpoints, Source records, ExportCursors cursors) {
        List<Destination> destinations = new ArrayList<>();
        config.checkpointsFile().ifPresent(file -> destinations.add(new FileDestination(file, checkpoints)));
        config.recordsFile().ifPresent(file -> destinations.add(new FileDestination(file, records)));
        config.syslog().ifPresent(receiver -> {
            destinations.add(new SyslogDestination(receiver, config.syslogTrustedCertificates(), checkpoints, cursors));
            if (config.syslogRecords()) {
                destinations.add(new SyslogDestination(receiver, config.syslogTrustedCertificates(), records, cursors));
            }
        });
        return destinations;
    }

    /** Refuses to start with a receiver that is none. */
    void check(@Observes @Priority(20) StartupEvent start) {
        config.syslog().ifPresent(TrailExport::check);
        if (destinations.isEmpty()) {
            LOG.warn("Audit trail exported nowhere: set cordon.audit.checkpoints-file or cordon.audit.syslog");
        }
    }

    private static void check(URI receiver) {
        boolean tls = "tls".equals(receiver.getScheme());
        if (receiver.getHost() == null || !(tls || "tcp".equals(receiver.getScheme()))) {
            throw new IllegalStateException("Cordon does not start: cordon.audit.syslog is " + receiver
                    + "; it must be tls://host:port, or tcp://host:port.");
        }
        if (!tls && !LOOPBACK.contains(receiver.getHost())) {
            LOG.warnf(
                    "Audit trail sent in the clear: make cordon.audit.syslog a tls:// address: receiver=%s", receiver);
        }
    }

    /** Serves every destination; one that is away holds up nothing but itself. */
    @Scheduled(
            every = "2s",
            delayed = "3s",
            identity = "audit-export",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void run() {
        destinations.forEach(Destination::serve);
    }
}
