package io.cordon.api;

import static io.cordon.access.Roles.ADMIN;
import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import io.cordon.model.StepInfo;
import io.cordon.plan.Playbook;
import io.cordon.plan.Playbooks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What Cordon can do, with the permissions each step needs. */
@Path("/v1/catalog")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
public class CatalogResource {
    private final Playbooks playbooks;

    CatalogResource(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    /** Every step and every playbook. */
    public record Contents(List<StepInfo> steps, Collection<Playbook> playbooks) {}

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT, ADMIN})
    @Operation(
            operationId = "getCatalog",
            summary = "The steps with their permissions and references, and the playbooks")
    public Contents get() {
        return new Contents(playbooks.steps(), playbooks.all());
    }
}
