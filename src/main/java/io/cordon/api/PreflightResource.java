package io.cordon.api;

import static io.cordon.access.Roles.ADMIN;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;

import io.cordon.engine.Intake;
import io.cordon.engine.Resolution;
import io.cordon.preflight.TenantCheck;
import io.cordon.preflight.TenantPreflight;
import io.cordon.preflight.UserCheck;
import io.cordon.preflight.UserPreflight;
import io.cordon.tenant.Tenant;
import io.cordon.tenant.Tenants;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What Cordon may do, before it is asked to: in its tenants, and to one user. Changes nothing. */
@Path("/v1/preflight")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Preflight")
public class PreflightResource {
    private final Tenants tenants;
    private final TenantPreflight tenantPreflight;
    private final UserPreflight userPreflight;
    private final Intake intake;
    private final Resolution resolution;

    PreflightResource(
            Tenants tenants,
            TenantPreflight tenantPreflight,
            UserPreflight userPreflight,
            Intake intake,
            Resolution resolution) {
        this.tenants = tenants;
        this.tenantPreflight = tenantPreflight;
        this.userPreflight = userPreflight;
        this.intake = intake;
        this.resolution = resolution;
    }

    /** All tenants of the configuration. */
    public record Preflight(List<TenantCheck> tenants) {}

    /** Whom to look at. */
    record UserQuestion(@Schema(required = true) UserReference user, String tenant) {
        UserQuestion {
            if (user == null) {
                throw new InvalidField("user", "is missing");
            }
            ContainmentRequest.limits(tenant, null, null, null);
        }
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, AUDIT, ADMIN})
    @Operation(
            operationId = "getPreflight",
            summary = "For each tenant: sign-in, permissions, reachability, and which steps can run")
    public Preflight get() {
        return new Preflight(tenants.all().stream().map(tenantPreflight::check).toList());
    }

    @POST
    @RolesAllowed({CONTAIN, INSPECT, ADMIN})
    @Path("/user")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "preflightUser",
            summary = "For one user: which steps will work and which will be refused, and why; reads only")
    public UserCheck user(UserQuestion question) {
        Tenant tenant =
                intake.tenant(question.tenant() == null ? question.user().tenantId() : question.tenant());
        return userPreflight.check(
                tenant, resolution.resolve(tenant, question.user().identifiers()));
    }
}
