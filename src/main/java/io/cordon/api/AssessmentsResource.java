package io.cordon.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.judgement.Assessment;
import io.cordon.judgement.JudgementConfig;
import io.cordon.judgement.Tuning;
import io.cordon.model.Severity;
import io.cordon.model.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Judges exported objects, of whatever tool: a line in, a line out. No tenant is touched, nothing is stored. */
@Path("/v1/assessments")
@RunOnVirtualThread
@Tag(name = "Assessments")
public class AssessmentsResource {
    static final String NDJSON = "application/x-ndjson";
    private static final int LONGEST_LINE = 256 * 1024;

    private final ObjectMapper json;
    private final Tuning tuning;

    AssessmentsResource(ObjectMapper json, JudgementConfig config) {
        this.json = json;
        this.tuning = Tuning.of(config);
    }

    @POST
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
        Locale locale = Asked.locale(language, headers);
        return out -> {
            BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    out.write(json.writeValueAsBytes(answer(line, locale)));
                    out.write('\n');
                }
            }
        };
    }

    private ObjectNode answer(String line, Locale locale) {
        if (line.length() > LONGEST_LINE) {
            return failed("", "line-too-long", "A line has at most " + LONGEST_LINE + " characters.");
        }
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JacksonException e) {
            return failed("", "malformed-json", e.getOriginalMessage());
        }
        String id = node == null ? "" : node.path("id").asText("");
        try {
            Assessment assessment = Assessment.of(node, tuning);
            ObjectNode answer = json.createObjectNode().put("id", id).put("severity", severity(assessment));
            assessment
                    .judgement()
                    .reasons()
                    .forEach(reason -> answer.withArray("reasons").add(in(locale, reason)));
            answer.withArray("reasons");
            assessment.judgement().signs().forEach(answer.putArray("signs")::add);
            return answer;
        } catch (IllegalArgumentException e) {
            return failed(id, "unreadable-object", e.getMessage());
        }
    }

    private ObjectNode failed(String id, String code, String detail) {
        ObjectNode answer = json.createObjectNode().put("id", id);
        answer.putObject("error").put("code", code).put("detail", detail);
        return answer;
    }

    private static String severity(Assessment assessment) {
        Severity severity = assessment.judgement().severity();
        return severity == Severity.NOTE ? "benign" : severity.name().toLowerCase(Locale.ROOT);
    }

    private static String in(Locale locale, Text text) {
        return locale.equals(Locale.FRENCH) ? text.fr() : text.en();
    }
}
