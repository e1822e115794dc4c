package io.cordon.engine;

import io.cordon.microsoft.Gate;
import io.cordon.model.Containment;
import io.cordon.model.UnderWay;
import io.cordon.store.Containments;
import io.cordon.store.Progress;
import io.cordon.store.Stopped;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** What is done to a containment after its end. Like its course, it can be begun anew at any point. */
@Singleton
public final class Afterwards {
    /** How often it is looked whether a stopped Cordon may go on. */
    private static final Duration WHILE_STOPPED = Duration.ofSeconds(10);

    private final Containments containments;
    private final Progress progress;
    private final Tenants tenants;
    private final ReleaseCourse release;
    private final RecontainCourse recontain;
    private final InstantSource clock;

    Afterwards(
            Containments containments,
            Progress progress,
            Tenants tenants,
            ReleaseCourse release,
            RecontainCourse recontain,
            InstantSource clock) {
        this.containments = containments;
        this.progress = progress;
        this.tenants = tenants;
        this.release = release;
        this.recontain = recontain;
        this.clock = clock;
    }

    /**
     * Does what can be done now.
     *
     * @return when to come back for what was put off; empty if nothing is under way any more
     */
    public Optional<Instant> run(UUID id) {
        Containment containment = containments.find(id).orElseThrow();
        if (containment.underWay() == null) {
            return Optional.empty();
        }
        Fence fence = new Fence(progress, progress.lease(id));
        Tenant tenant = tenants.get(containment.tenant());
        try {
            return switch (containment.underWay()) {
                case UnderWay.RELEASE -> release.run(containment, tenant, fence);
                case UnderWay.RECONTAIN -> recontain.run(containment, tenant, fence);
            };
        } catch (Gate.Shut shut) {
            if (!(shut.getCause() instanceof Stopped)) {
                throw shut.getCause();
            }
            return Optional.of(clock.instant().plus(WHILE_STOPPED));
        }
    }
}
