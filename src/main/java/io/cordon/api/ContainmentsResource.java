package io.cordon.api;

import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import io.cordon.access.CallerAuthentication;
import io.cordon.engine.Intake;
import io.cordon.model.Containment;
import io.cordon.model.Status;
import io.cordon.store.Containments;
import io.cordon.store.IdempotencyKey;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks for containments and shows them. */
@Path("/v1/containments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Containments")
public class ContainmentsResource {
    private static final int MOST = 100;
    private static final int SECONDS_BETWEEN_POLLS = 2;

    private final Intake intake;
    private final Containments containments;
    private final Ending ending;
    private final Reports reports;
    private final SecurityIdentity caller;
    private final InstantSource clock;

    ContainmentsResource(
            Intake intake,
            Containments containments,
            Ending ending,
            Reports reports,
            SecurityIdentity caller,
            InstantSource clock) {
        this.intake = intake;
        this.containments = containments;
        this.ending = ending;
        this.reports = reports;
        this.caller = caller;
        this.clock = clock;
    }

    /** A page of containments, newest first. */
    public record Page(List<ContainmentView> items, String nextCursor) {}

    @POST
    @RolesAllowed({CONTAIN, INSPECT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createContainment",
            summary = "Contain, inspect or preview one user",
            description =
                    "Answers 202 at once with the address to poll; with 'Prefer: wait=N' (at most 8 s) 200 if it has ended by then.")
    public Response create(
            ContainmentRequest request,
            @HeaderParam("Prefer") String prefer,
            @HeaderParam("Idempotency-Key") String header) {
        if (request == null) {
            throw new InvalidField("body", "is missing");
        }
        if (request.contains() && !caller.hasRole(CONTAIN)) {
            throw new ForbiddenException("mode contain needs the role contain");
        }
        String name = caller.getPrincipal().getName();
        Optional<IdempotencyKey> key = RequestKey.of(name, header, request);
        Intake.Accepted accepted = key.flatMap(intake::before)
                .map(id -> new Intake.Accepted(id, false))
                .orElseGet(() -> intake.accept(request.by(name, caller.getAttribute(CallerAuthentication.SHOWN)), key));
        Duration wait = Prefer.wait(prefer);
        Containment containment = ending.await(accepted.id(), wait);
        ContainmentView view = ContainmentView.of(containment, accepted.joined());
        Response.ResponseBuilder answer = !wait.isZero() && containment.status().isTerminal()
                ? Response.ok(view)
                : Response.accepted(view).header("Retry-After", SECONDS_BETWEEN_POLLS);
        if (!wait.isZero()) {
            answer.header("Preference-Applied", "wait=" + wait.toSeconds());
        }
        return answer.location(URI.create("/v1/operations/" + accepted.id())).build();
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Operation(operationId = "listContainments", summary = "List containments, newest first, without their steps")
    public Page list(
            @QueryParam("status") String status,
            @QueryParam("userId") String userId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        int most = limit == null ? 20 : number("limit", limit);
        List<ContainmentView> items = containments
                .list(
                        Optional.ofNullable(status).map(ContainmentsResource::status),
                        Optional.ofNullable(userId),
                        Optional.ofNullable(cursor).map(id -> id("cursor", id)),
                        most)
                .stream()
                .map(containment -> ContainmentView.of(containment, (Boolean) null))
                .toList();
        return new Page(
                items,
                items.size() < most ? null : items.getLast().containment().id().toString());
    }

    @POST
    @RolesAllowed(CONTAIN)
    @Path("/{id}/cancel")
    @Operation(
            operationId = "cancelContainment",
            summary = "Call a containment off: what has not begun is left out",
            description = "What has begun is brought to its end. 409 if the containment has ended.")
    public Response cancel(@PathParam("id") String id) {
        Containment containment = ending.find(id);
        if (!containments.cancel(containment.id(), caller.getPrincipal().getName(), clock.instant())) {
            return Problem.of(
                            409,
                            "already-ended",
                            "Already ended",
                            "The containment has ended; there is nothing to call off.")
                    .response();
        }
        return Response.accepted(ContainmentView.of(ending.find(id), (Boolean) null))
                .location(URI.create("/v1/operations/" + containment.id()))
                .build();
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT})
    @Path("/{id}")
    @Operation(operationId = "getContainment", summary = "One containment with its steps, whatever its status")
    public ContainmentView get(@PathParam("id") String id) {
        return reports.view(ending.find(id));
    }

    static UUID id(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new InvalidField(field, "is not an id");
        }
    }

    static int number(String field, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new InvalidField(field, "must be a number from 1 to " + MOST);
    }

    private static Status status(String text) {
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidField("status", "is not a status"));
    }
}
