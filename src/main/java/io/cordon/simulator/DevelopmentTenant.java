package io.cordon.simulator;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated tenant of {@code ./mvnw quarkus:dev}: on a fixed port, there before anything asks for it. */
@Singleton
@IfBuildProfile("dev")
class DevelopmentTenant {
    private static final System.Logger LOG = System.getLogger(DevelopmentTenant.class.getName());

    private final int port;
    private SimulatedTenant tenant;

    DevelopmentTenant(@ConfigProperty(name = "cordon.simulator.port", defaultValue = "28443") int port) {
        this.port = port;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        tenant = SimulatedTenant.start(new SimulatedTenant.Options(port, null, InstantSource.system()));
        tenant.flagSomebody();
        LOG.log(System.Logger.Level.INFO, "simulated tenant ready at {0}", tenant.exchangeUrl());
    }

    /** Dev mode starts again after every change, on the same port. */
    void stop(@Observes ShutdownEvent event) {
        if (tenant != null) {
            tenant.close();
        }
    }
}
