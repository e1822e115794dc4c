package io.cordon.api;

import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import io.cordon.engine.Deciding;
import io.cordon.model.Approval;
import io.cordon.store.Approvals;
import io.quarkus.security.identity.SecurityIdentity;
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
    private final Approvals approvals;
    private final Deciding deciding;
    private final SecurityIdentity caller;

    CampaignApprovalsResource(Approvals approvals, Deciding deciding, SecurityIdentity caller) {
        this.approvals = approvals;
        this.deciding = deciding;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Operation(operationId = "listApprovalsOfCampaign", summary = "Everything that was asked about a campaign")
    public ApprovalsResource.Items list(@PathParam("id") String id) {
        return new ApprovalsResource.Items(approvals.about(ContainmentsResource.id("id", id)));
    }

    @POST
    @RolesAllowed(APPROVE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideCampaign",
            summary = "Approve or reject a campaign that waits",
            description =
                    "Names the plan's hash, so that what was seen is what runs. Whoever asked, and the user concerned, cannot decide.")
    public Approval decide(@PathParam("id") String id, DecisionRequest request) {
        if (request == null) {
            throw new InvalidField("body", "is missing");
        }
        return deciding.decide(
                ContainmentsResource.id("id", id),
                request.plan(),
                caller.getPrincipal().getName(),
                request.decision(),
                request.reason());
    }
}
