package io.cordon.api;

import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import io.cordon.model.Approval;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people are asked about a containment, and what they decide. */
@Path("/v1/containments/{id}/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Approvals")
public class ContainmentApprovalsResource {
    private final Decisions decisions;

    ContainmentApprovalsResource(Decisions decisions) {
        this.decisions = decisions;
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Operation(operationId = "listApprovalsOfContainment", summary = "Everything that was asked about a containment")
    public ApprovalsResource.Items list(@PathParam("id") String id) {
        return decisions.asked(id);
    }

    @POST
    @RolesAllowed(APPROVE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideContainment",
            summary = "Approve or reject what waits at a containment",
            description = Decisions.HOW)
    public Approval decide(@PathParam("id") String id, DecisionRequest request) {
        return decisions.decide(id, request);
    }
}
