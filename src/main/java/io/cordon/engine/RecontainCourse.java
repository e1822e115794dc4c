package io.cordon.engine;

import io.cordon.model.Conclusion;
import io.cordon.model.Containment;
import io.cordon.model.Stage;
import io.cordon.model.Status;
import io.cordon.model.StepRecord;
import io.cordon.store.Containments;
import io.cordon.store.Watches;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Does again what somebody undid, and tells how the containment stands then. An account that has become protected meanwhile is left alone. */
@Singleton
final class RecontainCourse {
    private static final Logger LOG = Logger.getLogger(RecontainCourse.class);

    private final Containments containments;
    private final Watches watches;
    private final FirstWrite firstWrite;
    private final Attempt attempt;
    private final Rows rows;

    RecontainCourse(Containments containments, Watches watches, FirstWrite firstWrite, Attempt attempt, Rows rows) {
        this.containments = containments;
        this.watches = watches;
        this.firstWrite = firstWrite;
        this.attempt = attempt;
        this.rows = rows;
    }

    Optional<Instant> run(Containment containment, Tenant tenant, Fence fence) {
        firstWrite.stop(containment, Stage.RECONTAIN, tenant, fence);
        rows.attempt(containment, load(containment).in(Stage.RECONTAIN), tenant, fence, attempt::run);
        Containment after = load(containment);
        List<StepRecord> all = after.in(Stage.RECONTAIN);
        Optional<Instant> next = Due.next(all);
        if (next.isEmpty()) {
            Status status = Conclusion.of(
                    after.mode(),
                    after.cancelledBy() != null,
                    after.withoutRelease().steps());
            watches.recontained(fence.lease(), status);
            LOG.infof("Contained anew: tenant=%s containment=%s status=%s", after.tenant(), after.id(), status);
        }
        return next;
    }

    private Containment load(Containment containment) {
        return containments.find(containment.id()).orElseThrow();
    }
}
