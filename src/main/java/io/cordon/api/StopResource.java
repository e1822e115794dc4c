package io.cordon.api;

import static io.cordon.access.Roles.ADMIN;
import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import io.cordon.store.StopSwitch;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The global stop switch: no write to Microsoft 365 follows until it is released. */
@Path("/v1/stop")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Stop switch")
public class StopResource {
    private static final Logger LOG = Logger.getLogger(StopResource.class);

    private final StopSwitch stopSwitch;
    private final SecurityIdentity caller;
    private final InstantSource clock;

    StopResource(StopSwitch stopSwitch, SecurityIdentity caller, InstantSource clock) {
        this.stopSwitch = stopSwitch;
        this.caller = caller;
        this.clock = clock;
    }

    /** Whether Cordon is stopped; {@code by} and the rest are {@code null} if it is not. */
    public record View(boolean stopped, StopSwitch.State by) {}

    /** Why. */
    record Request(String reason) {
        Request {
            if (reason == null || reason.isBlank()) {
                throw new InvalidField("reason", "is missing");
            }
            ContainmentRequest.limit("reason", reason, 500);
        }
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT, ADMIN})
    @Operation(operationId = "getStop", summary = "Whether Cordon is stopped, by whom and why")
    public View get() {
        return new View(stopSwitch.state().isPresent(), stopSwitch.state().orElse(null));
    }

    @POST
    @RolesAllowed(ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "stop",
            summary = "Halt every containment before its next write, on all replicas, until released")
    public View stop(Request request) {
        if (request == null) {
            throw new InvalidField("body", "is missing");
        }
        StopSwitch.State state = stopSwitch.stop(caller.getPrincipal().getName(), request.reason(), clock.instant());
        LOG.warnf("Cordon stopped: caller=%s", caller.getPrincipal().getName());
        return new View(true, state);
    }

    @DELETE
    @RolesAllowed(ADMIN)
    @Operation(operationId = "releaseStop", summary = "Let Cordon write again; what was halted goes on")
    public View release() {
        if (stopSwitch.release(caller.getPrincipal().getName())) {
            LOG.warnf("Cordon may write again: caller=%s", caller.getPrincipal().getName());
        }
        return new View(false, null);
    }
}
