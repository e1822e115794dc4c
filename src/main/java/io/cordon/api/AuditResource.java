package io.cordon.api;

import static io.cordon.access.Roles.AUDIT;

import io.cordon.audit.Entry;
import io.cordon.audit.Event;
import io.cordon.audit.Ocsf;
import io.cordon.audit.Signed;
import io.cordon.engine.Notary;
import io.cordon.store.AuditStatements;
import io.cordon.store.AuditTrail;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit trail for those who verify it: needs the role audit. Every export is itself recorded first. */
@Path("/v1/audit")
@RunOnVirtualThread
@Tag(name = "Audit")
public class AuditResource {
    private static final int PAGE = 1000;

    private final AuditTrail trail;
    private final AuditStatements statements;
    private final Notary notary;
    private final Ocsf ocsf;
    private final SecurityIdentity caller;

    AuditResource(AuditTrail trail, AuditStatements statements, Notary notary, Ocsf ocsf, SecurityIdentity caller) {
        this.trail = trail;
        this.statements = statements;
        this.notary = notary;
        this.ocsf = ocsf;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(AUDIT)
    @Produces(AssessmentsResource.NDJSON)
    @Operation(
            operationId = "exportAudit",
            summary = "The audit trail, a record a line, in its order",
            description =
                    "from and to are numbers of records, or times. format=raw (default) is what verify-audit verifies;"
                            + " format=ocsf gives OCSF 1.8.0 events.")
    public StreamingOutput export(
            @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("format") String format) {
        Function<Entry, String> line = format(format);
        trail.append(Event.of(Event.Kind.READ, caller.getPrincipal().getName())
                .with("what", "audit")
                .with("from", from)
                .with("to", to));
        long first = from == null ? 1 : bound("from", from, trail::firstSince);
        long last = to == null ? trail.head().sequence() : bound("to", to, trail::lastUntil);
        return out -> {
            long after = first - 1;
            List<Entry> page = trail.after(after, PAGE);
            while (!page.isEmpty() && page.getFirst().sequence() <= last) {
                for (Entry entry : page) {
                    if (entry.sequence() <= last) {
                        write(out, line.apply(entry));
                    }
                }
                after = page.getLast().sequence();
                page = trail.after(after, PAGE);
            }
        };
    }

    @GET
    @RolesAllowed(AUDIT)
    @Path("/checkpoints")
    @Produces(AssessmentsResource.NDJSON)
    @Operation(operationId = "exportAuditCheckpoints", summary = "What was signed about the trail, a statement a line")
    public StreamingOutput checkpoints() {
        trail.append(Event.of(Event.Kind.READ, caller.getPrincipal().getName()).with("what", "checkpoints"));
        notary.sign();
        return out -> {
            List<Signed> page = statements.after(0, PAGE);
            while (!page.isEmpty()) {
                for (Signed signed : page) {
                    write(out, signed.line());
                }
                page = statements.after(page.getLast().statement().number(), PAGE);
            }
        };
    }

    @GET
    @RolesAllowed(AUDIT)
    @Path("/key")
    @Produces("application/x-pem-file")
    @Operation(operationId = "getAuditKey", summary = "The public key that verifies what is signed now, as a PEM file")
    public String key() {
        return notary.verifying().pem();
    }

    private Function<Entry, String> format(String format) {
        return switch (format) {
            case null -> Entry::line;
            case "raw" -> Entry::line;
            case "ocsf" -> ocsf::event;
            default -> throw new InvalidField("format", "must be one of: raw, ocsf");
        };
    }

    private static long bound(String field, String text, Function<Instant, Long> at) {
        try {
            return text.matches("\\d{1,18}") ? Long.parseLong(text) : at.apply(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidField(field, "must be a record's number or a time such as 2026-11-27T00:00:00Z");
        }
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
