package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types messageRule, messageRulePredicates and messageRuleActions of v1.0's metadata, to check a PATCH against. */
final class RuleSchema {
    private static final Set<String> LEVELS = Set.of("low", "normal", "high");
    private static final Map<String, Set<String>> ENUMS = Map.of(
            "importance",
            LEVELS,
            "markImportance",
            LEVELS,
            "sensitivity",
            Set.of("normal", "personal", "private", "confidential"),
            "messageActionFlag",
            Set.of(
                    "any",
                    "call",
                    "doNotForward",
                    "followUp",
                    "fyi",
                    "forward",
                    "noResponseNecessary",
                    "read",
                    "reply",
                    "replyToAll",
                    "review"));

    private enum Kind {
        BOOLEAN,
        NUMBER,
        TEXT,
        TEXTS,
        RECIPIENTS,
        ENUM,
        SIZES,
        PREDICATES,
        ACTIONS,
        READ_ONLY
    }

    private static final Map<String, Kind> RULE = Map.of(
            "id", Kind.READ_ONLY,
            "hasError", Kind.READ_ONLY,
            "isReadOnly", Kind.READ_ONLY,
            "displayName", Kind.TEXT,
            "isEnabled", Kind.BOOLEAN,
            "sequence", Kind.NUMBER,
            "conditions", Kind.PREDICATES,
            "exceptions", Kind.PREDICATES,
            "actions", Kind.ACTIONS);
    private static final Map<String, Kind> PREDICATES = kinds(Map.of(
            Kind.TEXTS,
                    List.of(
                            "bodyContains",
                            "bodyOrSubjectContains",
                            "categories",
                            "headerContains",
                            "recipientContains",
                            "senderContains",
                            "subjectContains"),
            Kind.RECIPIENTS, List.of("fromAddresses", "sentToAddresses"),
            Kind.ENUM, List.of("importance", "messageActionFlag", "sensitivity"),
            Kind.SIZES, List.of("withinSizeRange"),
            Kind.BOOLEAN,
                    List.of(
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
                            "sentToOrCcMe")));
    private static final Map<String, Kind> ACTIONS = kinds(Map.of(
            Kind.TEXTS, List.of("assignCategories"),
            Kind.TEXT, List.of("copyToFolder", "moveToFolder"),
            Kind.BOOLEAN, List.of("delete", "markAsRead", "permanentDelete", "stopProcessingRules"),
            Kind.RECIPIENTS, List.of("forwardAsAttachmentTo", "forwardTo", "redirectTo"),
            Kind.ENUM, List.of("markImportance")));
    private static final Map<String, Kind> RECIPIENT_ADDRESS = Map.of("address", Kind.TEXT, "name", Kind.TEXT);
    private static final Map<String, Kind> SIZE_RANGE = Map.of("minimumSize", Kind.NUMBER, "maximumSize", Kind.NUMBER);

    private RuleSchema() {}

    private static Map<String, Kind> kinds(Map<Kind, List<String>> names) {
        Map<String, Kind> kinds = new HashMap<>();
        names.forEach((kind, all) -> all.forEach(name -> kinds.put(name, kind)));
        return Map.copyOf(kinds);
    }

    static void checkRule(JsonNode body) {
        check(body, RULE, "microsoft.graph.messageRule");
    }

    private static void check(JsonNode object, Map<String, Kind> kinds, String type) {
        if (!object.isObject()) {
            throw unreadable("An object of type '" + type + "' was expected.");
        }
        for (String name : Json.properties(object)) {
            Kind kind = kinds.get(name);
            if (kind == null) {
                throw unreadable("The property '" + name + "' does not exist on type '" + type
                        + "'. Make sure to only use property names that are defined by the type or mark the type as"
                        + " open type.");
            }
            JsonNode value = object.get(name);
            if (kind == Kind.READ_ONLY || (!value.isNull() && !fits(name, value, kind))) {
                throw unreadable("Cannot set the property '" + name + "' of type '" + type + "' to the given value.");
            }
        }
    }

    private static boolean fits(String name, JsonNode value, Kind kind) {
        return switch (kind) {
            case BOOLEAN -> value.isBoolean();
            case NUMBER -> value.isInt();
            case TEXT -> value.isTextual();
            case TEXTS -> value.isArray() && Json.items(value).stream().allMatch(JsonNode::isTextual);
            case ENUM -> ENUMS.get(name).contains(value.asText());
            case READ_ONLY -> false;
            case RECIPIENTS -> {
                Json.items(value)
                        .forEach(recipient -> check(
                                recipient.path("emailAddress"), RECIPIENT_ADDRESS, "microsoft.graph.emailAddress"));
                yield value.isArray();
            }
            case SIZES -> {
                check(value, SIZE_RANGE, "microsoft.graph.sizeRange");
                yield true;
            }
            case PREDICATES -> {
                check(value, PREDICATES, "microsoft.graph.messageRulePredicates");
                yield true;
            }
            case ACTIONS -> {
                check(value, ACTIONS, "microsoft.graph.messageRuleActions");
                yield true;
            }
        };
    }

    private static Refusal unreadable(String message) {
        return new Refusal(400, "RequestBodyRead", message);
    }
}
