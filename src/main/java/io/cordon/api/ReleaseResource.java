package io.cordon.api;

import static io.cordon.access.Roles.RELEASE;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cordon.engine.ReleaseIntake;
import io.cordon.engine.ReleasePreview;
import io.cordon.engine.ReleaseRefused;
import io.cordon.model.Containment;
import io.cordon.report.FollowUp;
import io.cordon.store.IdempotencyKey;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The way back from a containment. */
@Path("/v1/containments/{id}/release")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Containments")
public class ReleaseResource {
    private final ReleaseIntake intake;
    private final Ending ending;
    private final Reports reports;
    private final SecurityIdentity caller;

    ReleaseResource(ReleaseIntake intake, Ending ending, Reports reports, SecurityIdentity caller) {
        this.intake = intake;
        this.ending = ending;
        this.reports = reports;
        this.caller = caller;
    }

    /**
     * What a release would do.
     *
     * @param possible whether it would be made as it is asked for
     * @param byHand what people have to do, before it or after
     */
    public record Preview(@JsonUnwrapped ReleasePreview preview, boolean possible, List<FollowUp> byHand) {}

    /** Why a release was refused, and every thing that is in its way. */
    public record Obstacles(
            @JsonUnwrapped Problem problem,
            List<ReleasePreview.ChangedSince> changedSince,
            List<ReleasePreview.Open> open) {}

    @POST
    @RolesAllowed(RELEASE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "releaseContainment",
            summary = "Put back what a containment changed, and end it",
            description =
                    "The account is enabled again only if it was before; a rule or forwarding is put back only if 'legitimate' names its step. Sessions and passwords are never restored. With 'preview' nothing is written. 409 if something was changed since, or if findings are open and no 'override' says why.")
    public Response release(
            @PathParam("id") String id,
            ReleaseRequest request,
            @HeaderParam("Prefer") String prefer,
            @HeaderParam("Idempotency-Key") String header) {
        if (request == null) {
            throw new InvalidField("body", "is missing");
        }
        Containment containment = ending.find(id);
        String name = caller.getPrincipal().getName();
        if (Boolean.TRUE.equals(request.preview())) {
            return Response.ok(preview(containment, request, name)).build();
        }
        Optional<IdempotencyKey> key =
                RequestKey.of(name, header, new Keyed(containment.id().toString(), request));
        if (key.flatMap(intake::before).isEmpty()) {
            intake.accept(containment, request.by(name), key);
        }
        Duration wait = Prefer.wait(prefer);
        Containment after = ending.await(containment.id(), wait);
        Response.ResponseBuilder answer = !wait.isZero() && after.underWay() == null
                ? Response.ok(reports.view(after))
                : Response.accepted(reports.view(after)).header("Retry-After", 2);
        if (!wait.isZero()) {
            answer.header("Preference-Applied", "wait=" + wait.toSeconds());
        }
        return answer.location(URI.create("/v1/operations/" + after.id())).build();
    }

    /** Everything that makes a release the same one. */
    private record Keyed(String containment, ReleaseRequest request) {}

    private Preview preview(Containment containment, ReleaseRequest request, String name) {
        ReleasePreview preview = intake.preview(containment, request.by(name));
        boolean possible = preview.changedSince().isEmpty() && (preview.open().isEmpty() || request.override() != null);
        return new Preview(
                preview,
                possible,
                reports.of(containment).followUps().stream()
                        .filter(todo -> todo.when() == FollowUp.When.BEFORE_RELEASE)
                        .toList());
    }

    @ServerExceptionMapper
    Response refused(ReleaseRefused refused) {
        ReleasePreview preview = refused.preview();
        Problem problem = preview.changedSince().isEmpty()
                ? Problem.of(
                        409,
                        "open-findings",
                        "Findings are open",
                        "Name what is legitimate, or say in 'override' why the account is to be released nevertheless.")
                : Problem.of(
                        409,
                        "changed-since",
                        "Changed since",
                        "Somebody has changed what Cordon would put back; nothing was written.");
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(new Obstacles(problem, preview.changedSince(), preview.open()))
                .build();
    }
}
