package io.cordon.api;

import static io.cordon.access.Roles.CONTAIN;
import static io.cordon.access.Roles.INSPECT;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.judgement.JudgementConfig;
import io.cordon.judgement.Tuning;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Judges exported objects, of whatever tool: a line in, a line out. No tenant is touched, nothing is stored. */
@Path("/v1/assessments")
@RunOnVirtualThread
@Tag(name = "Assessments")
public class AssessmentsResource {
    static final String NDJSON = "application/x-ndjson";

    private final ObjectMapper json;
    private final Tuning tuning;
    private final InstantSource clock;

    AssessmentsResource(ObjectMapper json, JudgementConfig config, InstantSource clock) {
        this.json = json;
        this.tuning = Tuning.of(config);
        this.clock = clock;
    }

    @POST
    @RolesAllowed({CONTAIN, INSPECT})
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(
            operationId = "assess",
            summary =
                    "Judge exported rules, forwarding, delegates, automatic replies, consents, sign-in methods and devices",
            description =
                    "A JSON object a line: id, kind, tenant, object, context. The answer has a line for each, in the same order: id, severity (malicious, suspicious, benign) and reasons; or id and error, and the rest go on.")
    public StreamingOutput assess(
            InputStream lines, @QueryParam("lang") String language, @Context HttpHeaders headers) {
        AssessmentLines judge = new AssessmentLines(json, tuning, Asked.locale(language, headers), clock);
        return out -> judge.judge(lines, out);
    }
}
