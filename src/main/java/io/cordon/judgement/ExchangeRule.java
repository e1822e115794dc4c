package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.judgement.Condition.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what {@code Get-InboxRule -IncludeHidden} returns. Source: Microsoft's reference of Get-InboxRule and Set-InboxRule. */
final class ExchangeRule {
    private static final String EXCEPTION = "ExceptIf";
    private static final Map<String, Field> WORDS = Map.of(
            "FromAddressContainsWords", Field.SENDER_WORDS,
            "From", Field.FROM,
            "SubjectContainsWords", Field.SUBJECT,
            "BodyContainsWords", Field.BODY,
            "SubjectOrBodyContainsWords", Field.SUBJECT_OR_BODY,
            "HeaderContainsWords", Field.HEADER,
            "RecipientAddressContainsWords", Field.RECIPIENT_WORDS,
            "SentTo", Field.SENT_TO,
            "ReceivedAfterDate", Field.AFTER,
            "ReceivedBeforeDate", Field.BEFORE);
    private static final Map<String, String> TRAITS = Map.ofEntries(
            Map.entry("HasAttachment", "hasAttachments"),
            Map.entry("MyNameInCcBox", "sentCcMe"),
            Map.entry("MyNameInToBox", "sentToMe"),
            Map.entry("MyNameInToOrCcBox", "sentToOrCcMe"),
            Map.entry("MyNameNotInToBox", "notSentToMe"),
            Map.entry("SentOnlyToMe", "sentOnlyToMe"),
            Map.entry("FlaggedForAction", "messageActionFlag"),
            Map.entry("WithImportance", "importance"),
            Map.entry("WithSensitivity", "sensitivity"),
            Map.entry("MessageTypeMatches", "messageType"),
            Map.entry("FromSubscription", "fromSubscription"),
            Map.entry("HasClassification", "classification"));
    private static final Map<String, String> MESSAGE_TYPES = Map.of(
            "AutomaticReply", "isAutomaticReply",
            "AutomaticForward", "isAutomaticForward",
            "NonDeliveryReport", "isNonDeliveryReport",
            "ReadReceipt", "isReadReceipt",
            "Voicemail", "isVoicemail",
            "Encrypted", "isEncrypted",
            "Signed", "isSigned",
            "ApprovalRequest", "isApprovalRequest",
            "PermissionControlled", "isPermissionControlled",
            "Calendaring", "isMeetingRequest");
    private static final Set<String> FORWARDS =
            Set.of("ForwardTo", "ForwardAsAttachmentTo", "RedirectTo", "SendTextMessageNotificationTo");
    private static final Set<String> HARMLESS = Set.of(
            "ApplyCategory",
            "ApplySystemCategory",
            "DeleteSystemCategory",
            "CopyToFolder",
            "MarkImportance",
            "PinMessage",
            "StopProcessingRules");
    private static final Set<String> ABOUT = Set.of(
            "Description",
            "DescriptionTimeFormat",
            "DescriptionTimeZone",
            "Enabled",
            "Identity",
            "InError",
            "ErrorType",
            "Legacy",
            "MailboxOwnerId",
            "Name",
            "Priority",
            "RuleIdentity",
            "SupportedByTask",
            "IsValid",
            "ObjectState",
            "RunspaceId",
            "PSComputerName",
            "PSShowComputerName",
            "Guid",
            "Id",
            "ObjectClass",
            "ObjectCategory",
            "OrganizationId",
            "WhenChanged",
            "WhenChangedUTC",
            "WhenCreated",
            "WhenCreatedUTC",
            "ExchangeVersion",
            "MoveToFolder",
            "DeleteMessage",
            "SoftDeleteMessage",
            "MarkAsRead",
            "WithinSizeRangeMinimum",
            "WithinSizeRangeMaximum",
            "ExceptIfWithinSizeRangeMinimum",
            "ExceptIfWithinSizeRangeMaximum");

    private ExchangeRule() {}

    static Rule read(JsonNode rule, boolean visible) {
        Json.object(rule, "an inbox rule");
        if (!rule.has("Name") && !rule.has("RuleIdentity") && !rule.has("Identity")) {
            throw new IllegalArgumentException("Not an inbox rule: no Name, Identity or RuleIdentity");
        }
        List<Condition> conditions = new ArrayList<>(size(rule, ""));
        List<Condition> exceptions = new ArrayList<>(size(rule, EXCEPTION));
        List<Party> forwards = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int harmless = 0;
        for (Map.Entry<String, JsonNode> property : rule.properties()) {
            String name = property.getKey();
            if (name.contains("@") || ABOUT.contains(name) || Json.blank(property.getValue())) {
                continue;
            }
            if (FORWARDS.contains(name)) {
                Json.texts(property.getValue(), name).forEach(text -> forwards.add(Party.ofExchange(text)));
            } else if (HARMLESS.contains(name)) {
                harmless++;
            } else if (name.startsWith(EXCEPTION)) {
                exceptions.add(condition(name.substring(EXCEPTION.length()), property.getValue()));
            } else if (WORDS.containsKey(name) || TRAITS.containsKey(name)) {
                conditions.add(condition(name, property.getValue()));
            } else {
                unknown.add(name);
            }
        }
        String name = Json.text(rule, "Name");
        String folder = Json.text(rule, "MoveToFolder");
        return new Rule(
                name == null ? "" : name,
                Json.flag(rule, "Enabled", true),
                !visible,
                conditions,
                exceptions,
                folder == null || folder.isEmpty() ? null : folder,
                Json.flag(rule, "DeleteMessage", false),
                Json.flag(rule, "SoftDeleteMessage", false),
                Json.flag(rule, "MarkAsRead", false),
                forwards,
                unknown,
                harmless);
    }

    private static Condition condition(String name, JsonNode value) {
        Field field = WORDS.get(name);
        if (field != null) {
            return new Condition(
                    field,
                    name,
                    Json.texts(value, name).stream()
                            .map(text -> field == Field.FROM || field == Field.SENT_TO
                                    ? Party.ofExchange(text).address()
                                    : text)
                            .toList());
        }
        String trait = TRAITS.get(name);
        if (trait == null) {
            return new Condition(Field.UNKNOWN, name, List.of());
        }
        if (value.isBoolean() || value.asText("").equalsIgnoreCase("true")) {
            return new Condition(Field.TRAIT, name, List.of(trait));
        }
        return new Condition(
                Field.TRAIT,
                name,
                Json.texts(value, name).stream()
                        .map(text -> MESSAGE_TYPES.getOrDefault(text, trait + "=" + text.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private static List<Condition> size(JsonNode rule, String prefix) {
        JsonNode least = rule.path(prefix + "WithinSizeRangeMinimum");
        JsonNode most = rule.path(prefix + "WithinSizeRangeMaximum");
        if (Json.blank(least) && Json.blank(most)) {
            return List.of();
        }
        long smallest = ByteSize.of(least);
        long largest = ByteSize.of(most);
        return List.of(new Condition(
                Field.SIZE,
                "WithinSizeRange",
                List.of(Long.toString(Math.max(0, smallest)), Long.toString(largest == 0 ? -1 : largest))));
    }
}
