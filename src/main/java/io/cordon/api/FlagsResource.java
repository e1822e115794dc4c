package io.cordon.api;

import static io.cordon.access.Roles.ADMIN;
import static io.cordon.access.Roles.APPROVE;
import static io.cordon.access.Roles.AUDIT;
import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;
import static io.cordon.access.Roles.RELEASE;

import com.fasterxml.jackson.databind.node.TextNode;
import io.cordon.engine.Intake;
import io.cordon.model.ListedUser;
import io.cordon.store.ListedUsers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Cordon's own list of flagged accounts. A user is kept as it is named and looked up when a sweep comes by, which then tells who was not found.
 */
@Path("/v1/flags")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Flags")
public class FlagsResource {
    private static final int MOST = 10_000;
    private static final int PAGE = 100;

    private final ListedUsers list;
    private final Intake intake;
    private final SecurityIdentity caller;
    private final InstantSource clock;

    FlagsResource(ListedUsers list, Intake intake, SecurityIdentity caller, InstantSource clock) {
        this.list = list;
        this.intake = intake;
        this.caller = caller;
        this.clock = clock;
    }

    /** The body of a PUT. */
    record Listing(String tenant, String reason, Instant expires) {
        Listing {
            ContainmentRequest.limits(tenant, null, reason, null);
        }
    }

    /** A page of the list, by name. */
    public record Page(List<ListedUsers.Entry> items, String nextCursor) {}

    /** How many users a list had. */
    public record Imported(int users) {}

    @PUT
    @RolesAllowed({CONTAIN, ADMIN})
    @Path("/{user}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "flagUser", summary = "Put a user on the list, or change the entry")
    public ListedUsers.Entry put(@PathParam("user") String user, Listing listing) {
        Listing given = listing == null ? new Listing(null, null, null) : listing;
        String tenant = intake.tenant(given.tenant()).name();
        ListedUser entry = entry(tenant, user, given.reason(), given.expires());
        list.put(List.of(entry));
        return find(tenant, entry.user());
    }

    @POST
    @RolesAllowed({CONTAIN, ADMIN})
    @Consumes("text/csv")
    @Operation(operationId = "flagUsersFromCsv", summary = "Put users on the list, one a line: all of them, or none")
    public Response importCsv(
            String csv,
            @QueryParam("tenant") String tenant,
            @QueryParam("reason") String reason,
            @QueryParam("expires") String expires) {
        ContainmentRequest.limits(tenant, null, reason, null);
        List<FlagList.Line> lines = FlagList.parse(csv == null ? "" : csv);
        if (lines.isEmpty()) {
            throw new InvalidField("body", "names nobody");
        }
        if (lines.size() > MOST) {
            throw new InvalidField("body", "must not have more than " + MOST + " lines");
        }
        Instant until = expires == null ? null : instant("expires", expires);
        String of = intake.tenant(tenant).name();
        list.put(lines.stream()
                .map(line -> entry(
                        of,
                        line.user(),
                        line.reason() == null ? reason : line.reason(),
                        line.expires() == null ? until : line.expires()))
                .toList());
        return Response.ok(new Imported(lines.size())).build();
    }

    @DELETE
    @RolesAllowed({CONTAIN, ADMIN})
    @Path("/{user}")
    @Operation(operationId = "unflagUser", summary = "Take a user off the list; what was begun for it goes on")
    public Response remove(@PathParam("user") String user, @QueryParam("tenant") String tenant) {
        if (!list.remove(
                intake.tenant(tenant).name(), name(user), caller.getPrincipal().getName())) {
            throw new NotFoundException();
        }
        return Response.noContent().build();
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT, ADMIN})
    @Operation(
            operationId = "listFlaggedUsers",
            summary = "The list, also expired entries, with what the last sweep made of each")
    public Page all(
            @QueryParam("tenant") String tenant,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        int most = limit == null ? PAGE : ContainmentsResource.number("limit", limit);
        List<ListedUsers.Entry> entries =
                list.entries(intake.tenant(tenant).name(), Optional.empty(), Optional.ofNullable(cursor), most);
        return new Page(
                entries,
                entries.size() < most ? null : entries.getLast().listed().user());
    }

    @GET
    @RolesAllowed({CONTAIN, INSPECT, APPROVE, RELEASE, AUDIT, ADMIN})
    @Path("/{user}")
    @Operation(operationId = "getFlaggedUser", summary = "One entry of the list")
    public ListedUsers.Entry get(@PathParam("user") String user, @QueryParam("tenant") String tenant) {
        return find(intake.tenant(tenant).name(), name(user));
    }

    private ListedUsers.Entry find(String tenant, String user) {
        return list.entries(tenant, Optional.of(user), Optional.empty(), 1).stream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private ListedUser entry(String tenant, String user, String reason, Instant expires) {
        Instant now = clock.instant();
        if (expires != null && !expires.isAfter(now)) {
            throw new InvalidField("expires", "must be in the future");
        }
        return new ListedUser(tenant, name(user), reason, caller.getPrincipal().getName(), now, expires);
    }

    static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new InvalidField(field, "must be a time such as 2026-12-31T00:00:00Z");
        }
    }

    private static String name(String user) {
        var identifiers = UserReference.of(TextNode.valueOf(user)).identifiers();
        return (identifiers.id() == null ? identifiers.name() : identifiers.id()).toLowerCase(Locale.ROOT);
    }
}
