package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An Exchange mailbox: folders, inbox rules of all kinds, and forwarding. Rules are replaced, never changed in place. */
final class Mailbox {
    private final UUID guid;
    private final String alias;
    private final String recipientTypeDetails;
    private final List<Folder> folders;
    private final long rulesOfThisMailbox;
    private volatile List<Rule> rules = List.of();
    private volatile Forwarding forwarding = Forwarding.NONE;
    private int rulesMade;
    private int rulesDeleted;

    /** Where mail is sent on to: an SMTP address (with prefix) or a recipient's name; null for nowhere. */
    record Forwarding(String smtpAddress, String address, boolean deliverToMailboxAndForward) {
        static final Forwarding NONE = new Forwarding(null, null, false);
    }

    Mailbox(UUID guid, String alias, String recipientTypeDetails, int rulesPrefix, List<String> ownFolders) {
        this.guid = guid;
        this.alias = alias;
        this.recipientTypeDetails = recipientTypeDetails;
        this.rulesOfThisMailbox = Integer.toUnsignedLong(rulesPrefix) << 32;
        this.folders = FrenchFolders.of(guid, ownFolders);
    }

    UUID guid() {
        return guid;
    }

    String alias() {
        return alias;
    }

    String recipientTypeDetails() {
        return recipientTypeDetails;
    }

    List<Folder> folders() {
        return folders;
    }

    List<Rule> rules() {
        return rules;
    }

    Forwarding forwarding() {
        return forwarding;
    }

    synchronized int rulesDeleted() {
        return rulesDeleted;
    }

    /** By id or well-known name. */
    Optional<Folder> folder(String key) {
        return folders.stream()
                .filter(folder -> folder.id().equals(key)
                        || (!key.isEmpty() && folder.wellKnownName().equalsIgnoreCase(key)))
                .findFirst();
    }

    Optional<Folder> folderNamed(String displayName) {
        return folders.stream()
                .filter(folder -> folder.displayName().equals(displayName))
                .findFirst();
    }

    List<Folder> children(Folder parent, boolean withHidden) {
        return folders.stream()
                .filter(folder -> folder.parentId().equals(parent.id()) && (withHidden || !folder.hidden()))
                .toList();
    }

    Optional<Rule> rule(Predicate<Rule> wanted) {
        return rules.stream().filter(wanted).findFirst();
    }

    /** Adds a rule and returns it; the sequence is the next one unless the text has its own. */
    synchronized Rule add(JsonNode text) {
        Rule rule = RuleText.read(text, rulesOfThisMailbox | ++rulesMade, rules.size() + 1, this);
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        rules = List.copyOf(more);
        return rule;
    }

    /** Puts the changed rule in the place of the one with the same identity; tells whether that was there. */
    synchronized boolean change(long identity, UnaryOperator<Rule> change) {
        List<Rule> before = rules;
        rules = before.stream()
                .map(rule -> rule.identity() == identity ? change.apply(rule) : rule)
                .toList();
        return before.stream().anyMatch(rule -> rule.identity() == identity);
    }

    synchronized boolean delete(long identity) {
        List<Rule> left =
                rules.stream().filter(rule -> rule.identity() != identity).toList();
        boolean deleted = left.size() < rules.size();
        rules = left;
        rulesDeleted += deleted ? 1 : 0;
        return deleted;
    }

    synchronized void forward(UnaryOperator<Forwarding> change) {
        forwarding = change.apply(forwarding);
    }

    ObjectNode toControl() {
        ObjectNode json = Json.object()
                .put("exchangeGuid", guid.toString())
                .put("alias", alias)
                .put("recipientTypeDetails", recipientTypeDetails)
                .put("forwardingSmtpAddress", forwarding.smtpAddress())
                .put("forwardingAddress", forwarding.address())
                .put("deliverToMailboxAndForward", forwarding.deliverToMailboxAndForward())
                .put("rulesDeleted", rulesDeleted());
        json.set("rules", Json.nodes(rules.stream().map(Rule::toControl).toList()));
        json.set(
                "folders",
                Json.nodes(folders.stream()
                        .map(folder -> folder.toGraph(children(folder, true).size())
                                .put("wellKnownName", folder.wellKnownName()))
                        .toList()));
        return json;
    }
}
