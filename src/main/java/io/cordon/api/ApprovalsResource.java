package io.cordon.api;

import io.cordon.engine.Deciding;
import io.cordon.model.Approval;
import io.cordon.store.Approvals;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits for people's agreement, and their decisions. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Approvals")
public class ApprovalsResource {
    private static final int MOST = 200;

    private final Approvals approvals;
    private final Deciding deciding;
    private final SecurityIdentity caller;

    ApprovalsResource(Approvals approvals, Deciding deciding, SecurityIdentity caller) {
        this.approvals = approvals;
        this.deciding = deciding;
        this.caller = caller;
    }

    /** Approvals, newest first. */
    public record Items(List<Approval> items) {}

    @GET
    @Path("/approvals")
    @Operation(operationId = "listApprovals", summary = "What waits for a decision, or with state= was decided")
    public Items list(@QueryParam("state") String state) {
        return new Items(approvals.list(Optional.of(state == null ? Approval.State.WAITING : state(state)), MOST));
    }

    @GET
    @Path("/containments/{id}/approvals")
    @Operation(operationId = "listApprovalsOfContainment", summary = "Everything that was asked about a containment")
    public Items ofContainment(@PathParam("id") String id) {
        return new Items(approvals.about(ContainmentsResource.id("id", id)));
    }

    @GET
    @Path("/campaigns/{id}/approvals")
    @Operation(operationId = "listApprovalsOfCampaign", summary = "Everything that was asked about a campaign")
    public Items ofCampaign(@PathParam("id") String id) {
        return ofContainment(id);
    }

    @POST
    @Path("/containments/{id}/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideContainment",
            summary = "Approve or reject what waits at a containment",
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

    @POST
    @Path("/campaigns/{id}/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "decideCampaign", summary = "Approve or reject a campaign that waits")
    public Approval decideCampaign(@PathParam("id") String id, DecisionRequest request) {
        return decide(id, request);
    }

    private static Approval.State state(String text) {
        return Arrays.stream(Approval.State.values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidField("state", "must be one of: waiting, approved, rejected, expired"));
    }
}
