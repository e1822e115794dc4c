package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * Reads a rule as the cast and the control surface write it: Graph's messageRule, except that folders may be given by
 * name, and with {@code hidden}, {@code opaqueInGraph} and {@code system} besides.
 */
final class RuleText {
    private static final List<String> FOLDERS = List.of("moveToFolder", "copyToFolder");
    private static final ObjectNode NO_RULE = Json.read("""
            {"displayName": "", "isEnabled": true, "hidden": false, "isReadOnly": false, "hasError": false,
             "opaqueInGraph": false, "system": false}""");

    private RuleText() {}

    static Rule read(JsonNode text, long identity, int sequence, Mailbox mailbox) {
        ObjectNode all = NO_RULE.deepCopy();
        all.put("sequence", sequence);
        return merge(all, text, identity, mailbox);
    }

    /** The rule with the properties of the text in place of its own. */
    static Rule change(Rule rule, JsonNode text, Mailbox mailbox) {
        return merge(rule.toControl(), text, rule.identity(), mailbox);
    }

    private static Rule merge(ObjectNode all, JsonNode text, long identity, Mailbox mailbox) {
        text.properties().forEach(property -> all.set(property.getKey(), property.getValue()));
        ObjectNode actions = object(all.get("actions"));
        if (actions != null) {
            FOLDERS.stream()
                    .filter(actions::hasNonNull)
                    .forEach(
                            name -> actions.set(name, folderId(actions.get(name).asText(), mailbox)));
        }
        return new Rule(
                identity,
                all.get("displayName").asText(),
                all.get("sequence").asInt(),
                all.get("isEnabled").asBoolean(),
                all.get("hidden").asBoolean(),
                all.get("isReadOnly").asBoolean(),
                all.get("hasError").asBoolean(),
                all.get("opaqueInGraph").asBoolean(),
                all.get("system").asBoolean(),
                object(all.get("conditions")),
                object(all.get("exceptions")),
                actions);
    }

    /** A folder that is not there stays as written: rules may point at folders that are gone. */
    private static TextNode folderId(String text, Mailbox mailbox) {
        return TextNode.valueOf(mailbox.folder(text)
                .or(() -> mailbox.folderNamed(text))
                .map(Folder::id)
                .orElse(text));
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : null;
    }
}
