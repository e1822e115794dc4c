package io.cordon.api;

import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import io.cordon.model.Watch;
import io.cordon.store.Watches;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The watch over a contained account. */
@Path("/v1/containments/{id}/watch")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Containments")
public class WatchResource {
    private final Ending ending;
    private final Watches watches;

    WatchResource(Ending ending, Watches watches) {
        this.ending = ending;
        this.watches = watches;
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Operation(
            operationId = "getWatch",
            summary = "Whether what was done is still so, who undid it, when it is looked next",
            description = "404 while the containment has not ended, and where nothing was changed.")
    public Watch get(@PathParam("id") String id) {
        return watches.find(ending.find(id).id()).orElseThrow(NotFoundException::new);
    }
}
