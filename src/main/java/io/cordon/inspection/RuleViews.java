package io.cordon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Target;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Graph's and Exchange's views of the same inbox rules, brought together. Graph's rule id is the base64 of the eight bytes of Exchange's
 * RuleIdentity, least first: inferred from documented and observed ids, not documented. If it holds for no rule at all, name and order decide, so
 * that a wrong inference does not make every honest rule look hidden.
 *
 * @param graph Graph's view, for the folders it names
 */
record RuleViews(List<Rule> rules, List<JsonNode> graph) {

    /** Whether the owner sees the rule in Outlook. */
    enum Visibility {
        VISIBLE,
        /** Exchange shows it, and Graph, which could be read, does not. */
        HIDDEN,
        /** Graph could not be read. */
        UNKNOWN
    }

    /**
     * A rule in one view or both.
     *
     * @param graph Graph's view of it, or {@code null}
     * @param exchange Exchange's view of it, or {@code null}
     */
    record Rule(JsonNode graph, JsonNode exchange, Visibility visibility) {
        Rule {
            if (graph == null && exchange == null) {
                throw new IllegalArgumentException("a rule is in one view at least");
            }
        }

        /** Graph's view says more (folder ids), unless it came back empty-handed. */
        boolean judgedOnGraph() {
            return graph != null && (exchange == null || has(graph, "conditions") || has(graph, "actions"));
        }

        /** As its owner sees it; may be blank or invisible, which is a sign in itself. */
        String name() {
            return graph != null
                    ? graph.path("displayName").asText("")
                    : exchange.path("Name").asText("");
        }

        Target.Artifact artifact() {
            return graph != null
                    ? new Target.Artifact(
                            Target.Kind.INBOX_RULE, graph.path("id").asText(), name())
                    : new Target.Artifact(
                            Target.Kind.HIDDEN_INBOX_RULE,
                            exchange.path("Identity").asText(),
                            name());
        }

        private static boolean has(JsonNode rule, String part) {
            return rule.path(part).isObject() && !rule.path(part).isEmpty();
        }
    }

    static RuleViews of(Optional<List<JsonNode>> graph, Optional<List<JsonNode>> exchange) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        graph.orElse(List.of()).forEach(rule -> byId.put(rule.path("id").asText(), rule));
        List<JsonNode> others = exchange.orElse(List.of());
        boolean idsFit = byId.isEmpty() || others.stream().anyMatch(rule -> byId.containsKey(graphId(rule)));
        Map<String, String> byNameAndOrder = new HashMap<>();
        byId.forEach((id, rule) -> byNameAndOrder.put(
                rule.path("displayName").asText("") + "\n"
                        + rule.path("sequence").asInt(),
                id));

        Map<String, JsonNode> counterparts = new HashMap<>();
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : others) {
            String id = idsFit
                    ? graphId(rule)
                    : byNameAndOrder.get(rule.path("Name").asText("") + "\n"
                            + rule.path("Priority").asInt());
            if (id != null && byId.containsKey(id)) {
                counterparts.put(id, rule);
            } else {
                rules.add(new Rule(null, rule, graph.isPresent() ? Visibility.HIDDEN : Visibility.UNKNOWN));
            }
        }
        byId.forEach((id, rule) -> rules.add(new Rule(rule, counterparts.get(id), Visibility.VISIBLE)));
        return new RuleViews(List.copyOf(rules), graph.orElse(List.of()));
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    static String graphId(JsonNode exchangeRule) {
        JsonNode identity = exchangeRule.path("RuleIdentity");
        if (!identity.isIntegralNumber() && !identity.isTextual()) {
            return null;
        }
        try {
            BigInteger number =
                    identity.isTextual() ? new BigInteger(identity.textValue()) : identity.bigIntegerValue();
            byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(number.longValue())
                    .array();
            return Base64.getEncoder().encodeToString(bytes);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
