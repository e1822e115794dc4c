package io.cordon.api;

import static io.cordon.access.Roles.ADMIN;
import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cordon.engine.Intake;
import io.cordon.model.Sweep;
import io.cordon.store.Sweeps;
import io.cordon.sweep.Sweeper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The searches for flagged accounts. */
@Path("/v1/sweeps")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sweeps")
public class SweepsResource {
    private static final int USERS = 100;

    private final Sweeper sweeper;
    private final Sweeps sweeps;
    private final Intake intake;
    private final SecurityIdentity caller;

    SweepsResource(Sweeper sweeper, Sweeps sweeps, Intake intake, SecurityIdentity caller) {
        this.sweeper = sweeper;
        this.sweeps = sweeps;
        this.intake = intake;
        this.caller = caller;
    }

    /** The body of a POST; both may be left out. */
    record Wish(String tenant, Kind mode) {}

    /** Whether anything is done. */
    enum Kind {
        /** Do what the policies say. */
        @JsonProperty("run")
        RUN,
        /** List what would be done. */
        @JsonProperty("preview")
        PREVIEW
    }

    /**
     * A sweep as the API shows it.
     *
     * @param lines flagged users; {@code null} in a list of sweeps
     * @param nextUser what to give as {@code after} for more; {@code null} at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(@JsonUnwrapped Sweep sweep, List<Sweep.Line> lines, Integer nextUser) {}

    /** A page of sweeps, newest first. */
    public record Page(List<View> items, String nextCursor) {}

    @POST
    @RolesAllowed({CONTAIN, ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSweep",
            summary = "Search for flagged accounts now",
            description =
                    "With the mode preview it lists what it would do and changes nothing. 409 while another sweep of the tenant is under way.")
    public Response create(Wish wish) {
        Sweeper.Begun begun = sweeper.begin(
                wish == null ? null : wish.tenant(),
                wish != null && wish.mode() == Kind.PREVIEW,
                caller.getPrincipal().getName());
        if (!begun.begun()) {
            return Problem.of(
                            409,
                            "sweep-under-way",
                            "Sweep under way",
                            "The sweep " + begun.sweep() + " of this tenant has not ended yet.")
                    .response();
        }
        return Response.accepted(new View(sweeps.find(begun.sweep()).orElseThrow(), null, null))
                .location(URI.create("/v1/sweeps/" + begun.sweep()))
                .header("Retry-After", 5)
                .build();
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT, ADMIN})
    @Operation(operationId = "listSweeps", summary = "Sweeps with their counts, newest first")
    public Page list(
            @QueryParam("tenant") String tenant,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        int most = limit == null ? 20 : ContainmentsResource.number("limit", limit);
        List<View> items = sweeps
                .list(
                        Optional.ofNullable(tenant)
                                .map(name -> intake.tenant(name).name()),
                        Optional.ofNullable(cursor).map(id -> ContainmentsResource.id("cursor", id)),
                        most)
                .stream()
                .map(sweep -> new View(sweep, null, null))
                .toList();
        return new Page(
                items, items.size() < most ? null : items.getLast().sweep().id().toString());
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT, ADMIN})
    @Path("/{id}")
    @Operation(
            operationId = "getSweep",
            summary =
                    "One sweep: what was looked at, who was flagged and why, what was done, what could not be checked")
    public View get(
            @PathParam("id") String id,
            @QueryParam("decision") String decision,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        Sweep sweep = sweeps.find(known(id)).orElseThrow(NotFoundException::new);
        int most = limit == null ? USERS : ContainmentsResource.number("limit", limit);
        List<Sweep.Line> lines = sweeps.lines(
                sweep.id(),
                Optional.ofNullable(decision).map(SweepsResource::decision),
                after == null ? 0 : natural("after", after),
                most);
        return new View(
                sweep, lines, lines.size() < most ? null : lines.getLast().position());
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }

    private static int natural(String field, String text) {
        if (!text.matches("\\d{1,7}")) {
            throw new InvalidField(field, "must be a whole number");
        }
        return Integer.parseInt(text);
    }

    private static Sweep.Decision decision(String text) {
        return Arrays.stream(Sweep.Decision.values())
                .filter(decision -> decision.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidField("decision", "is not a decision"));
    }
}
