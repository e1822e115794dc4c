package io.cordon.api;

import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import io.cordon.audit.Event;
import io.cordon.model.Containment;
import io.cordon.report.Report;
import io.cordon.report.ReportPage;
import io.cordon.store.AuditTrail;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The report of a containment: JSON for programs, a page for people. Made anew each time from what is stored. */
@Path("/v1/containments/{id}/report")
@RunOnVirtualThread
@Tag(name = "Containments")
public class ReportResource {
    private final Ending ending;
    private final Reports reports;
    private final AuditTrail trail;
    private final SecurityIdentity caller;
    private final ReportPage page = new ReportPage();

    ReportResource(Ending ending, Reports reports, AuditTrail trail, SecurityIdentity caller) {
        this.ending = ending;
        this.reports = reports;
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            operationId = "getReport",
            summary = "What was done, what was found, what is not known",
            description =
                    "JSON, or HTML by Accept. The page is French unless Accept-Language or lang asks for English. The"
                            + " id may be 'latest'.")
    public Response get(@PathParam("id") String id, @QueryParam("lang") String language, @Context HttpHeaders headers) {
        Containment containment = ending.find(id);
        trail.append(Event.of(Event.Kind.READ, caller.getPrincipal().getName())
                .in(containment.tenant())
                .about(containment.id())
                .with("what", "report"));
        Report report = reports.of(containment);
        if (!Asked.forPage(headers)) {
            return Response.ok(report, MediaType.APPLICATION_JSON_TYPE)
                    .header("Vary", "Accept")
                    .build();
        }
        Locale locale = Asked.locale(language, headers);
        return Asked.page(page.html(report, locale), locale);
    }
}
