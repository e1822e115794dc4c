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

/** What people are asked about a campaign, and what they decide. */
@Path("/v1/campaigns/{id}/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Approvals")
public class CampaignApprovalsResource {
    private final Decisions decisions;

    CampaignApprovalsResource(Decisions decisions) {
        this.decisions = decisions;
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Operation(operationId = "listApprovalsOfCampaign", summary = "Everything that was asked about a campaign")
    public ApprovalsResource.Items list(@PathParam("id") String id) {
        return decisions.asked(id);
    }

    @POST
    @RolesAllowed(APPROVE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideCampaign",
            summary = "Approve or reject a campaign that waits",
            description = Decisions.HOW)
    public Approval decide(@PathParam("id") String id, DecisionRequest request) {
        return decisions.decide(id, request);
    }
}
