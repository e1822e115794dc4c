package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /auditLogs/directoryAudits}, filtered by time (contract section j). */
final class GraphAudits {
    private static final int MOST = 1000;
    private static final Pattern TIME = Pattern.compile("activityDateTime\\s+(ge|gt|le|lt)\\s+(\\S+)");
    private static final Pattern AND = Pattern.compile("\\s+and\\s+");

    private final AuditLog log;

    GraphAudits(AuditLog log) {
        this.log = log;
    }

    Answer list(Call call) {
        call.allowOptions("$filter", "$top", "$skiptoken", "$orderby");
        Predicate<ObjectNode> filter =
                call.option("$filter").map(GraphAudits::parse).orElse(_ -> true);
        List<ObjectNode> found = log.records().stream().filter(filter).toList();
        return Answer.ok(
                Page.ofDirectory(call, MOST).cut(call, GraphService.METADATA + "auditLogs/directoryAudits", found));
    }

    private static Predicate<ObjectNode> parse(String filter) {
        return AND.splitAsStream(filter)
                .map(GraphAudits::clause)
                .reduce(Predicate::and)
                .orElseThrow();
    }

    private static Predicate<ObjectNode> clause(String clause) {
        Matcher matcher = TIME.matcher(clause.strip());
        if (!matcher.matches()) {
            throw unsupported();
        }
        Instant limit;
        try {
            limit = Instant.parse(matcher.group(2));
        } catch (DateTimeParseException e) {
            throw unsupported();
        }
        return node -> {
            int order = Instant.parse(node.path("activityDateTime").asText()).compareTo(limit);
            return switch (matcher.group(1)) {
                case "ge" -> order >= 0;
                case "gt" -> order > 0;
                case "le" -> order <= 0;
                default -> order < 0;
            };
        };
    }

    private static Refusal unsupported() {
        return new Refusal(400, "BadRequest", "Invalid filter clause");
    }
}
