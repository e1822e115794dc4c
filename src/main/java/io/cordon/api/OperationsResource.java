package io.cordon.api;

import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import io.cordon.model.Containment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For clients that poll by status code, such as Logic Apps: 202 while it runs, 200 when it has ended. */
@Path("/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Containments")
public class OperationsResource {
    private final Ending ending;
    private final Reports reports;

    OperationsResource(Ending ending, Reports reports) {
        this.ending = ending;
        this.reports = reports;
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Path("/{id}")
    @Operation(
            operationId = "getOperation",
            summary = "Poll a containment by status code: 202 while running, 200 at the end",
            description =
                    "With strict=true anything but full success is answered 409, for clients that look at status codes only.")
    public Response get(@PathParam("id") String id, @QueryParam("strict") boolean strict) {
        Containment containment = ending.find(id);
        if (!containment.status().isTerminal() || containment.underWay() != null) {
            return Response.accepted(reports.view(containment))
                    .location(URI.create("/v1/operations/" + id))
                    .header("Retry-After", 2)
                    .build();
        }
        return switch (containment.status()) {
            case PARTIAL, FAILED, CANCELLED, REFUSED ->
                strict
                        ? Problem.of(
                                        409,
                                        "not-contained",
                                        "Not everything was achieved",
                                        "The containment ended as "
                                                + containment.status().name().toLowerCase(Locale.ROOT)
                                                + "; see /v1/containments/" + id + ".")
                                .response()
                        : Response.ok(reports.view(containment)).build();
            case CONTAINED,
                    INSPECTED,
                    PREVIEWED,
                    RELEASED,
                    ACCEPTED,
                    RUNNING,
                    WAITING_RETRY,
                    WAITING_APPROVAL,
                    STOPPED -> Response.ok(reports.view(containment)).build();
        };
    }
}
