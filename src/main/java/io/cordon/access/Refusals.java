package io.cordon.access;

import io.cordon.audit.Event;
import io.cordon.store.AuditTrail;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Puts refusals on the audit trail, after the answer: a refusal is one even while the trail cannot be written, and nobody waits for it. A flood
 * that the trail cannot take is counted.
 */
@Singleton
final class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int AT_ONCE = 1000;

    private final AuditTrail trail;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final AtomicLong lost = new AtomicLong();

    Refusals(AuditTrail trail) {
        this.trail = trail;
    }

    void record(Event refusal) {
        if (!room.tryAcquire()) {
            lost.incrementAndGet();
            return;
        }
        threads.execute(() -> {
            long before = lost.getAndSet(0);
            try {
                trail.append(before == 0 ? refusal : refusal.with("unrecordedBefore", before));
            } catch (RuntimeException e) {
                lost.addAndGet(before);
                LOG.errorf(e, "Refusal not recorded: actor=%s details=%s", refusal.actor(), refusal.details());
            } finally {
                room.release();
            }
        });
    }

    @PreDestroy
    void stop() {
        threads.close();
    }
}
