package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The inbox rules that Graph shows: all but the hidden ones (contract section g). */
final class GraphRules {
    private static final List<String> PROPERTIES = List.of(
            "id",
            "displayName",
            "sequence",
            "isEnabled",
            "hasError",
            "isReadOnly",
            "conditions",
            "exceptions",
            "actions");

    private final GraphFolders folders;
    private final Settings settings;

    GraphRules(GraphFolders folders, Settings settings) {
        this.folders = folders;
        this.settings = settings;
    }

    Answer list(Call call, GraphPath path) {
        call.allowOptions("$select", "$top", "$skip");
        Mailbox mailbox = inbox(path);
        List<String> selected = Select.from(call, PROPERTIES, "microsoft.graph.messageRule");
        List<ObjectNode> rules = mailbox.rules().stream()
                .filter(rule -> !rule.hidden())
                .map(rule -> Select.only(rule.toGraph(), selected))
                .toList();
        return Answer.ok(Page.ofOutlook(call, settings.outlookPage()).cut(call, context(path), rules));
    }

    Answer get(Call call, GraphPath path) {
        call.allowOptions("$select");
        List<String> selected = Select.from(call, PROPERTIES, "microsoft.graph.messageRule");
        return Answer.ok(entity(path, Select.only(visible(inbox(path), path).toGraph(), selected)));
    }

    Answer patch(Call call, GraphPath path) {
        call.allowOptions();
        ObjectNode body = call.jsonObject();
        RuleSchema.checkRule(body);
        Mailbox mailbox = inbox(path);
        Rule before = writable(visible(mailbox, path));
        ObjectNode changes = body.deepCopy();
        changes.retain(Json.properties(body));
        mailbox.change(before.identity(), rule -> RuleText.change(rule, changes, mailbox));
        Rule after = visible(mailbox, path);
        return Answer.ok(entity(path, after.toGraph())).changing(!after.equals(before));
    }

    Answer delete(Call call, GraphPath path) {
        call.allowOptions();
        Mailbox mailbox = inbox(path);
        return Answer.noContent()
                .changing(mailbox.delete(writable(visible(mailbox, path)).identity()));
    }

    private Mailbox inbox(GraphPath path) {
        Mailbox mailbox = folders.mailbox(path.user());
        if (!GraphFolders.require(mailbox, path.folder()).wellKnownName().equals("inbox")) {
            throw new Refusal(400, "ErrorInvalidRequest", "Rules are supported for the Inbox folder only.");
        }
        return mailbox;
    }

    private static Rule visible(Mailbox mailbox, GraphPath path) {
        return mailbox.rule(rule -> !rule.hidden() && rule.graphId().equals(path.rule()))
                .orElseThrow(() ->
                        new Refusal(404, "ErrorItemNotFound", "The specified object was not found in the store."));
    }

    private static Rule writable(Rule rule) {
        if (rule.readOnly()) {
            throw new Refusal(
                    400,
                    "ErrorInvalidOperation",
                    "The rule is read-only and cannot be modified or deleted by the rules REST API.");
        }
        return rule;
    }

    private static ObjectNode entity(GraphPath path, ObjectNode rule) {
        ObjectNode json = Json.object().put("@odata.context", context(path) + "/$entity");
        json.setAll(rule);
        return json;
    }

    private static String context(GraphPath path) {
        return GraphService.METADATA + "users('" + path.user() + "')/mailFolders('" + path.folder() + "')/messageRules";
    }
}
