package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cordon.judgement.Condition.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads Graph's messageRule. Source: the messageRule schema of microsoftgraph/msgraph-metadata, v1.0. */
final class GraphRule {
    private static final Map<String, Field> WORDS = Map.of(
            "senderContains", Field.SENDER_WORDS,
            "subjectContains", Field.SUBJECT,
            "bodyContains", Field.BODY,
            "bodyOrSubjectContains", Field.SUBJECT_OR_BODY,
            "headerContains", Field.HEADER,
            "recipientContains", Field.RECIPIENT_WORDS);
    private static final Map<String, Field> PEOPLE =
            Map.of("fromAddresses", Field.FROM, "sentToAddresses", Field.SENT_TO);
    private static final Set<String> TRAITS = Set.of(
            "hasAttachments",
            "isApprovalRequest",
            "isAutomaticForward",
            "isAutomaticReply",
            "isEncrypted",
            "isMeetingRequest",
            "isMeetingResponse",
            "isNonDeliveryReport",
            "isPermissionControlled",
            "isReadReceipt",
            "isSigned",
            "isVoicemail",
            "notSentToMe",
            "sentCcMe",
            "sentOnlyToMe",
            "sentToMe",
            "sentToOrCcMe");
    private static final Set<String> KINDS = Set.of("importance", "sensitivity", "messageActionFlag", "categories");
    private static final Set<String> FORWARDS = Set.of("forwardTo", "forwardAsAttachmentTo", "redirectTo");
    private static final Set<String> HARMLESS =
            Set.of("assignCategories", "copyToFolder", "markImportance", "stopProcessingRules");
    private static final Set<String> KNOWN = Set.of("moveToFolder", "delete", "permanentDelete", "markAsRead");
    private static final long KILOBYTE = 1024;

    private GraphRule() {}

    static Rule read(JsonNode rule) {
        Json.object(rule, "a messageRule");
        if (!rule.has("actions") && !rule.has("conditions")) {
            throw new IllegalArgumentException("Not a messageRule: neither conditions nor actions");
        }
        JsonNode actions = part(rule, "actions");
        List<Party> forwards = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int harmless = 0;
        for (Map.Entry<String, JsonNode> action : actions.properties()) {
            if (Json.blank(action.getValue()) || action.getKey().contains("@odata")) {
                continue;
            }
            if (FORWARDS.contains(action.getKey())) {
                forwards.addAll(people(action.getValue(), action.getKey()));
            } else if (HARMLESS.contains(action.getKey())) {
                harmless++;
            } else if (!KNOWN.contains(action.getKey())) {
                unknown.add(action.getKey());
            }
        }
        String name = Json.text(rule, "displayName");
        return new Rule(
                name == null ? "" : name,
                Json.flag(rule, "isEnabled", true),
                false,
                conditions(part(rule, "conditions")),
                conditions(part(rule, "exceptions")),
                emptyToNull(Json.text(actions, "moveToFolder")),
                Json.flag(actions, "delete", false),
                Json.flag(actions, "permanentDelete", false),
                Json.flag(actions, "markAsRead", false),
                forwards,
                unknown,
                harmless);
    }

    private static List<Condition> conditions(JsonNode predicates) {
        List<Condition> result = new ArrayList<>();
        for (Map.Entry<String, JsonNode> predicate : predicates.properties()) {
            if (!Json.blank(predicate.getValue()) && !predicate.getKey().contains("@odata")) {
                result.add(condition(predicate.getKey(), predicate.getValue()));
            }
        }
        return result;
    }

    private static Condition condition(String name, JsonNode value) {
        if (WORDS.containsKey(name)) {
            return new Condition(WORDS.get(name), name, Json.texts(value, name));
        }
        if (PEOPLE.containsKey(name)) {
            return new Condition(
                    PEOPLE.get(name),
                    name,
                    people(value, name).stream().map(Party::address).toList());
        }
        if (TRAITS.contains(name)) {
            return new Condition(Field.TRAIT, name, List.of(name));
        }
        if (KINDS.contains(name)) {
            return new Condition(
                    Field.TRAIT,
                    name,
                    Json.texts(value, name).stream()
                            .map(one -> name + "=" + one)
                            .toList());
        }
        if (name.equals("withinSizeRange")) {
            long most = value.path("maximumSize").asLong(-1);
            return new Condition(
                    Field.SIZE,
                    name,
                    List.of(
                            Long.toString(value.path("minimumSize").asLong(0) * KILOBYTE),
                            Long.toString(most <= 0 ? -1 : most * KILOBYTE)));
        }
        return new Condition(Field.UNKNOWN, name, List.of());
    }

    private static List<Party> people(JsonNode list, String name) {
        if (!list.isArray()) {
            throw new IllegalArgumentException(name + " is not a list");
        }
        return Json.elements(list).stream()
                .filter(one -> !one.isNull())
                .map(one -> {
                    if (one.isTextual()) {
                        return Party.ofExchange(one.textValue());
                    }
                    JsonNode address = one.has("address") ? one : one.path("emailAddress");
                    Json.object(address, "a recipient in " + name);
                    String shown = Json.text(address, "name");
                    String written = Json.text(address, "address");
                    return new Party(
                            shown == null ? "" : shown, written == null ? (shown == null ? "" : shown) : written);
                })
                .toList();
    }

    private static JsonNode part(JsonNode rule, String name) {
        JsonNode part = rule.path(name);
        if (part.isMissingNode() || part.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        Json.object(part, name);
        return part;
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
