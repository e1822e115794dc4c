package io.cordon.engine;

import io.cordon.audit.AuditConfig;
import io.cordon.audit.KeyFile;
import io.cordon.audit.SigningKey;
import io.cordon.audit.VerifyingKey;
import io.cordon.store.AuditStatements;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Signs what the audit trail has come to: soon after a containment has ended, else every minute or every thousand records. Removes what is older
 * than the retention. On several replicas with one key, whichever comes first signs.
 */
@Singleton
public final class Notary {
    private static final Logger LOG = Logger.getLogger(Notary.class);
    private static final int LOOKS_PER_MINUTE = 30;
    private static final int MANY = 1000;
    private static final int SHORTEST_RETENTION = 6;
    private static final int LONGEST_RETENTION = 36;

    private final AuditConfig config;
    private final AuditStatements statements;
    private final Path made;
    private final InstantSource clock;
    private SigningKey key;
    private int looks;

    Notary(
            AuditConfig config,
            AuditStatements statements,
            @ConfigProperty(name = "cordon.data", defaultValue = "data") Path data,
            InstantSource clock) {
        this.config = config;
        this.statements = statements;
        this.made = data.resolve("audit-key.pem");
        this.clock = clock;
    }

    /** Refuses to start with a key that cannot sign, or a retention that is too short; hands over if the key has changed. */
    void start(@Observes @Priority(20) StartupEvent start) {
        if (config.retentionMonths() < SHORTEST_RETENTION || config.retentionMonths() > LONGEST_RETENTION) {
            throw new IllegalStateException(
                    "Cordon does not start: cordon.audit.retention-months is " + config.retentionMonths()
                            + "; it must be from " + SHORTEST_RETENTION + " to " + LONGEST_RETENTION + ".");
        }
        key = key();
        statements
                .currentKey()
                .filter(current -> !current.equals(verifying().id()))
                .ifPresent(this::changed);
    }

    private SigningKey key() {
        if (config.key().isPresent()) {
            return read("cordon.audit.key", config.key().get());
        }
        LOG.warnf(
                "The audit trail is signed with a key made beside the data; set cordon.audit.key to one that is kept"
                        + " elsewhere: file=%s",
                made);
        try {
            return KeyFile.readOrMake(made);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Cordon does not start: the audit trail's key " + e.getMessage() + ". Set cordon.audit.key.", e);
        }
    }

    private static SigningKey read(String property, Path file) {
        try {
            return KeyFile.read(file);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Cordon does not start: " + property + " " + e.getMessage() + ".", e);
        }
    }

    /** The key before vouches for the new one, if it is given. A key that nobody configured does not take over. */
    private void changed(String current) {
        Optional<SigningKey> previous = config.previousKey()
                .map(file -> read("cordon.audit.previous-key", file))
                .filter(old -> old.verifying().id().equals(current));
        if (previous.isPresent()) {
            statements.handOver(previous.get(), verifying(), clock.instant());
            LOG.infof(
                    "Audit key handed over: from=%s to=%s", current, verifying().id());
        } else if (config.key().isPresent()) {
            statements.handOver(key, verifying(), clock.instant());
            LOG.warnf(
                    "Audit key replaced without the one before, which cordon.audit.previous-key would name: whoever"
                            + " verifies must be given the new public key: from=%s to=%s",
                    current, verifying().id());
        } else {
            LOG.errorf(
                    "Audit trail not signed here: another key signs it. Set cordon.audit.key to that key on every"
                            + " replica: signs=%s own=%s",
                    current, verifying().id());
        }
    }

    /** The public half of the key that signs. */
    public VerifyingKey verifying() {
        return key.verifying();
    }

    @Scheduled(every = "2s", delayed = "2s", identity = "audit-checkpoints")
    @RunOnVirtualThread
    void look() {
        AuditStatements.Unsigned unsigned = statements.unsigned();
        looks = unsigned.records() == 0 ? 0 : looks + 1; // counted, not timed: the clock may jump
        if (unsigned.over() || unsigned.records() >= MANY || looks >= LOOKS_PER_MINUTE) {
            sign();
        }
    }

    /** Signs the last record now. Whether there was something new to sign. */
    public boolean sign() {
        looks = 0;
        return statements.checkpoint(key, clock.instant());
    }

    @Scheduled(every = "24h", delayed = "10m", identity = "audit-retention")
    @RunOnVirtualThread
    void purge() {
        long removed = statements.purge(
                clock.instant()
                        .atZone(ZoneOffset.UTC)
                        .minusMonths(config.retentionMonths())
                        .toInstant(),
                key,
                clock.instant());
        if (removed > 0) {
            LOG.infof("Audit records past their retention removed: count=%d", removed);
        }
    }
}
