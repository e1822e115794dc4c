package io.cordon.api;

import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import io.cordon.model.Approval;
import io.cordon.store.Approvals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits for people's agreement, in all tenants. */
@Path("/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Approvals")
public class ApprovalsResource {
    private static final int MOST = 200;

    private final Approvals approvals;

    ApprovalsResource(Approvals approvals) {
        this.approvals = approvals;
    }

    /** Approvals. */
    public record Items(List<Approval> items) {}

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Operation(operationId = "listApprovals", summary = "What waits for a decision, or with state= was decided")
    public Items list(@QueryParam("state") String state) {
        return new Items(approvals.list(Optional.of(state == null ? Approval.State.WAITING : state(state)), MOST));
    }

    private static Approval.State state(String text) {
        return Arrays.stream(Approval.State.values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidField("state", "must be one of: waiting, approved, rejected, expired"));
    }
}
