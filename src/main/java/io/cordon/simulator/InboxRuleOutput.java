package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Get-InboxRule prints of a rule: recipients as {@code "Name" [SMTP:a@b]}, folders by display name. */
final class InboxRuleOutput {
    private static final Map<String, String> TEXTS = new LinkedHashMap<>();
    private static final Map<String, String> FLAGS = new LinkedHashMap<>();
    private static final Map<String, String> RECIPIENTS = Map.of("fromAddresses", "From", "sentToAddresses", "SentTo");
    private static final Map<String, String> MESSAGE_TYPES = new LinkedHashMap<>();

    static {
        TEXTS.put("bodyContains", "BodyContainsWords");
        TEXTS.put("bodyOrSubjectContains", "SubjectOrBodyContainsWords");
        TEXTS.put("headerContains", "HeaderContainsWords");
        TEXTS.put("recipientContains", "RecipientAddressContainsWords");
        TEXTS.put("senderContains", "FromAddressContainsWords");
        TEXTS.put("subjectContains", "SubjectContainsWords");
        FLAGS.put("hasAttachments", "HasAttachment");
        FLAGS.put("notSentToMe", "MyNameNotInToBox");
        FLAGS.put("sentCcMe", "MyNameInCcBox");
        FLAGS.put("sentOnlyToMe", "SentOnlyToMe");
        FLAGS.put("sentToMe", "MyNameInToBox");
        FLAGS.put("sentToOrCcMe", "MyNameInToOrCcBox");
        MESSAGE_TYPES.put("isApprovalRequest", "ApprovalRequest");
        MESSAGE_TYPES.put("isAutomaticForward", "AutomaticForward");
        MESSAGE_TYPES.put("isAutomaticReply", "AutomaticReply");
        MESSAGE_TYPES.put("isEncrypted", "Encrypted");
        MESSAGE_TYPES.put("isMeetingRequest", "Calendaring");
        MESSAGE_TYPES.put("isMeetingResponse", "CalendaringResponse");
        MESSAGE_TYPES.put("isNonDeliveryReport", "NonDeliveryReport");
        MESSAGE_TYPES.put("isPermissionControlled", "PermissionControlled");
        MESSAGE_TYPES.put("isReadReceipt", "ReadReceipt");
        MESSAGE_TYPES.put("isSigned", "Signed");
        MESSAGE_TYPES.put("isVoicemail", "Voicemail");
    }

    private final Directory directory;

    InboxRuleOutput(Directory directory) {
        this.directory = directory;
    }

    ObjectNode of(Rule rule, Mailbox mailbox) {
        HashTable table = new HashTable()
                .text("Description", "")
                .flag("Enabled", rule.enabled())
                .text("Identity", mailbox.guid() + "\\" + rule.ruleIdentity())
                .flag("InError", rule.hasError())
                .text("ErrorType", "None")
                .text("Name", rule.name())
                .number("Priority", rule.sequence());
        table.json().put("RuleIdentity", rule.ruleIdentity());
        table.flag("SupportedByTask", !rule.system()).flag("Legacy", false);
        predicates(table, "", object(rule.conditions()));
        predicates(table, "ExceptIf", object(rule.exceptions()));
        actions(table, object(rule.actions()), mailbox);
        return table.text("MailboxOwnerId", mailbox.alias())
                .flag("IsValid", true)
                .text("ObjectState", "Unchanged")
                .json();
    }

    private void predicates(HashTable table, String prefix, JsonNode predicates) {
        TEXTS.forEach((graph, exchange) -> table.texts(prefix + exchange, Json.texts(predicates.path(graph))));
        RECIPIENTS.forEach((graph, exchange) -> table.texts(prefix + exchange, recipients(predicates.path(graph))));
        FLAGS.forEach((graph, exchange) ->
                table.flag(prefix + exchange, predicates.path(graph).asBoolean(false)));
        table.text(prefix + "FlaggedForAction", optional(predicates, "messageActionFlag"))
                .text(prefix + "WithImportance", optional(predicates, "importance"))
                .text(prefix + "WithSensitivity", optional(predicates, "sensitivity"))
                .text(
                        prefix + "MessageTypeMatches",
                        MESSAGE_TYPES.entrySet().stream()
                                .filter(type -> predicates.path(type.getKey()).asBoolean(false))
                                .map(Map.Entry::getValue)
                                .findFirst()
                                .orElse(null))
                .text(prefix + "WithinSizeRangeMinimum", size(predicates, "minimumSize"))
                .text(prefix + "WithinSizeRangeMaximum", size(predicates, "maximumSize"));
    }

    private void actions(HashTable table, JsonNode actions, Mailbox mailbox) {
        table.texts("ApplyCategory", Json.texts(actions.path("assignCategories")))
                .text("CopyToFolder", folder(actions, "copyToFolder", mailbox))
                .flag("DeleteMessage", actions.path("delete").asBoolean(false))
                .texts("ForwardAsAttachmentTo", recipients(actions.path("forwardAsAttachmentTo")))
                .texts("ForwardTo", recipients(actions.path("forwardTo")))
                .flag("MarkAsRead", actions.path("markAsRead").asBoolean(false))
                .text("MarkImportance", optional(actions, "markImportance"))
                .text("MoveToFolder", folder(actions, "moveToFolder", mailbox))
                .texts("RedirectTo", recipients(actions.path("redirectTo")))
                .flag("SoftDeleteMessage", actions.path("permanentDelete").asBoolean(false))
                .flag("StopProcessingRules", actions.path("stopProcessingRules").asBoolean(false));
    }

    private List<String> recipients(JsonNode recipients) {
        return Json.items(recipients).stream()
                .map(recipient -> recipient.path("emailAddress"))
                .map(address -> recipient(
                        address.path("name").asText(""), address.path("address").asText("")))
                .toList();
    }

    /** Someone inside is named by a legacy distinguished name. */
    private String recipient(String name, String address) {
        Optional<Mailbox> inside = directory.mailboxNamed(address).flatMap(Account::mailbox);
        return "\"" + name + "\" "
                + inside.map(mailbox -> "[EX:/o=ExchangeLabs/ou=Exchange Administrative Group"
                                + " (FYDIBOHF23SPDLT)/cn=Recipients/cn="
                                + mailbox.guid().toString().replace("-", "") + "-" + mailbox.alias() + "]")
                        .orElse("[SMTP:" + address + "]");
    }

    private static String folder(JsonNode actions, String name, Mailbox mailbox) {
        String id = actions.path(name).asText("");
        return id.isEmpty() ? null : mailbox.folder(id).map(Folder::displayName).orElse(id);
    }

    /** Graph counts in kilobytes. */
    private static String size(JsonNode predicates, String which) {
        JsonNode kilobytes = predicates.path("withinSizeRange").path(which);
        return kilobytes.isInt()
                ? String.format(Locale.ROOT, "%d KB (%,d bytes)", kilobytes.asInt(), 1024L * kilobytes.asInt())
                : null;
    }

    private static String optional(JsonNode object, String name) {
        String text = object.path(name).asText("");
        return text.isEmpty() ? null : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static JsonNode object(ObjectNode node) {
        return node == null ? Json.object() : node;
    }
}
