package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** A change made behind Graph's back: by the user, by another administrator, by the intruder who fights back. */
final class AccountEdit {
    private static final List<String> PARTS =
            List.of("properties", "roles", "groups", "forwarding", "addRules", "updateRules", "removeRules");

    private AccountEdit() {}

    static void apply(Account account, ObjectNode edit, Instant now) {
        Json.properties(edit).stream()
                .filter(name -> !PARTS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.badRequest("An edit has no '" + name + "', only " + PARTS + ".");
                });
        if (edit.path("properties") instanceof ObjectNode properties) {
            if (properties.has("id") || properties.has("userPrincipalName")) {
                throw Refusal.badRequest("A user's id and userPrincipalName stay.");
            }
            account.change(now, user -> user.setAll(properties.deepCopy()));
        }
        if (edit.has("roles")) {
            account.hold(
                    Json.texts(edit.get("roles")).stream().map(EntraRole::named).toList());
        }
        if (edit.has("groups")) {
            account.join(Json.texts(edit.get("groups")));
        }
        account.mailbox().ifPresentOrElse(mailbox -> apply(mailbox, edit), () -> {
            if (edit.has("forwarding") || edit.has("addRules") || edit.has("updateRules") || edit.has("removeRules")) {
                throw Refusal.badRequest("This user has no mailbox.");
            }
        });
    }

    private static void apply(Mailbox mailbox, ObjectNode edit) {
        if (edit.path("forwarding") instanceof ObjectNode forwarding) {
            mailbox.forward(old -> new Mailbox.Forwarding(
                    text(forwarding, "smtpAddress", old.smtpAddress()),
                    text(forwarding, "address", old.address()),
                    forwarding.path("deliverToMailboxAndForward").asBoolean(old.deliverToMailboxAndForward())));
        }
        Json.items(edit.path("addRules")).forEach(mailbox::add);
        Json.items(edit.path("updateRules")).forEach(change -> {
            Rule rule = rule(mailbox, change.path("id").asText());
            mailbox.change(rule.identity(), old -> RuleText.change(old, change, mailbox));
        });
        Json.texts(edit.path("removeRules"))
                .forEach(id -> mailbox.delete(rule(mailbox, id).identity()));
    }

    private static Rule rule(Mailbox mailbox, String id) {
        return mailbox.rule(rule -> rule.graphId().equals(id)
                        || rule.ruleIdentity().toString().equals(id))
                .orElseThrow(() -> Refusal.resourceNotFound(id));
    }

    /** Null clears, absence keeps. */
    private static String text(JsonNode json, String name, String otherwise) {
        return json.has(name) ? json.get(name).asText(null) : otherwise;
    }
}
