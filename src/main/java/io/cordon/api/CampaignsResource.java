package io.cordon.api;

import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cordon.access.CallerAuthentication;
import io.cordon.audit.Event;
import io.cordon.engine.CampaignIntake;
import io.cordon.model.Campaign;
import io.cordon.model.Mode;
import io.cordon.report.CampaignPage;
import io.cordon.store.AuditTrail;
import io.cordon.store.Campaigns;
import io.cordon.store.IdempotencyKey;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many users by one request. */
@Path("/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Campaigns")
public class CampaignsResource {
    private static final int MOST_LINES = 10_000;

    private final CampaignIntake intake;
    private final Campaigns campaigns;
    private final AuditTrail trail;
    private final SecurityIdentity caller;
    private final InstantSource clock;
    private final CampaignPage page = new CampaignPage();

    CampaignsResource(
            CampaignIntake intake,
            Campaigns campaigns,
            AuditTrail trail,
            SecurityIdentity caller,
            InstantSource clock) {
        this.intake = intake;
        this.campaigns = campaigns;
        this.trail = trail;
        this.caller = caller;
        this.clock = clock;
    }

    /** A campaign as the API shows it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(@JsonUnwrapped Campaign campaign, URI report, List<Campaign.Line> users) {}

    @POST
    @RolesAllowed(CONTAIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCampaign",
            summary = "Contain many users",
            description =
                    "Up to 10,000. All are cut before the first is inspected. Users that cannot be found are told in"
                            + " the report.")
    public Response create(CampaignRequest request, @HeaderParam("Idempotency-Key") String header) {
        if (request == null) {
            throw new InvalidField("body", "is missing");
        }
        String name = caller.getPrincipal().getName();
        Optional<IdempotencyKey> key = RequestKey.of(name, header, request);
        return accepted(intake.accept(request.by(name, caller.getAttribute(CallerAuthentication.SHOWN)), key));
    }

    @POST
    @RolesAllowed(CONTAIN)
    @Consumes("text/csv")
    @Operation(operationId = "createCampaignFromCsv", summary = "Contain many users, one a line")
    public Response createFromCsv(
            String csv,
            @QueryParam("tenant") String tenant,
            @QueryParam("mode") String mode,
            @QueryParam("playbook") String playbook,
            @QueryParam("reason") String reason,
            @QueryParam("reference") String reference,
            @HeaderParam("Idempotency-Key") String header) {
        return create(
                new CampaignRequest(
                        UserList.parse(csv == null ? "" : csv), tenant, mode(mode), playbook, reason, reference, null),
                header);
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Path("/{id}")
    @Operation(operationId = "getCampaign", summary = "A campaign and its progress")
    public View get(@PathParam("id") String id) {
        return view(find(id), null);
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Path("/{id}/report")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(operationId = "getCampaignReport", summary = "What has become of every user of a campaign")
    public Response report(
            @PathParam("id") String id, @QueryParam("lang") String language, @Context HttpHeaders headers) {
        Campaign campaign = find(id);
        trail.append(Event.of(Event.Kind.READ, caller.getPrincipal().getName())
                .in(campaign.tenant())
                .about(campaign.id())
                .with("what", "report"));
        List<Campaign.Line> lines = campaigns.lines(campaign.id(), 0, MOST_LINES);
        return Asked.forPage(headers)
                ? Asked.page(
                        page.html(campaign, lines, Asked.locale(language, headers)), Asked.locale(language, headers))
                : Response.ok(view(campaign, lines), MediaType.APPLICATION_JSON_TYPE)
                        .header("Vary", "Accept")
                        .build();
    }

    @POST
    @RolesAllowed(CONTAIN)
    @Path("/{id}/cancel")
    @Operation(operationId = "cancelCampaign", summary = "Call a campaign off: what has not begun is left out")
    public Response cancel(@PathParam("id") String id) {
        Campaign campaign = find(id);
        return campaigns.cancel(campaign.id(), caller.getPrincipal().getName(), clock.instant())
                ? accepted(campaign.id())
                : Problem.of(
                                409,
                                "already-ended",
                                "Already ended",
                                "The campaign has ended; there is nothing to call off.")
                        .response();
    }

    private Response accepted(UUID id) {
        return Response.accepted(view(find(id.toString()), null))
                .location(URI.create("/v1/campaigns/" + id))
                .header("Retry-After", 5)
                .build();
    }

    private Campaign find(String id) {
        try {
            return campaigns.find(UUID.fromString(id)).orElseThrow(NotFoundException::new);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }

    private static View view(Campaign campaign, List<Campaign.Line> lines) {
        return new View(campaign, URI.create("/v1/campaigns/" + campaign.id() + "/report"), lines);
    }

    private static Mode mode(String text) {
        return text == null
                ? null
                : Arrays.stream(Mode.values())
                        .filter(mode -> mode.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new InvalidField("mode", "must be one of: contain, inspect, preview"));
    }
}
