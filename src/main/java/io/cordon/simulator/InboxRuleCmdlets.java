package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Get-, Disable-, Enable- and Remove-InboxRule. */
final class InboxRuleCmdlets {
    private final Directory directory;
    private final InboxRuleOutput output;

    InboxRuleCmdlets(Directory directory) {
        this.directory = directory;
        this.output = new InboxRuleOutput(directory);
    }

    List<ObjectNode> get(CmdletInput input) {
        input.allow("Mailbox", "Identity", "IncludeHidden", "BypassScopeCheck", "ResultSize");
        Mailbox mailbox = mailbox(input.required("Mailbox"));
        boolean withHidden = input.flag("IncludeHidden");
        return input
                .text("Identity")
                .map(identity -> List.of(rule(mailbox, identity)))
                .orElseGet(mailbox::rules)
                .stream()
                .filter(rule -> withHidden || !rule.hidden())
                .map(rule -> output.of(rule, mailbox))
                .toList();
    }

    boolean enable(CmdletInput input, boolean enabled) {
        input.allow("Identity", "Mailbox", "Confirm", "Force", "AlwaysDeleteOutlookRulesBlob");
        Mailbox mailbox = mailboxOf(input);
        Rule rule = writable(rule(mailbox, input.required("Identity")));
        mailbox.change(rule.identity(), old -> old.withEnabled(enabled));
        return rule.enabled() != enabled;
    }

    boolean remove(CmdletInput input) {
        input.allow("Identity", "Mailbox", "Confirm", "Force", "AlwaysDeleteOutlookRulesBlob");
        Mailbox mailbox = mailboxOf(input);
        return mailbox.delete(
                writable(rule(mailbox, input.required("Identity"))).identity());
    }

    /** Named by the parameter, else by the part of the identity before the backslash. */
    private Mailbox mailboxOf(CmdletInput input) {
        String identity = input.required("Identity");
        int slash = identity.lastIndexOf('\\');
        Mailbox named =
                mailbox(input.text("Mailbox").orElse(slash < 0 ? identity : identity.substring(0, Math.max(slash, 0))));
        if (slash > 0 && mailbox(identity.substring(0, slash)) != named) {
            throw ExchangeErrors.badRequest("The mailbox in the rule's identity is not the one of parameter Mailbox.");
        }
        return named;
    }

    private Mailbox mailbox(String identity) {
        return directory
                .mailboxNamed(identity)
                .flatMap(Account::mailbox)
                .orElseThrow(() -> ExchangeErrors.notFound(identity));
    }

    /** By the number after the backslash, the number alone, or the name. */
    private static Rule rule(Mailbox mailbox, String identity) {
        String key = identity.substring(identity.lastIndexOf('\\') + 1);
        return mailbox.rule(rule -> rule.ruleIdentity().toString().equals(key))
                .or(() -> mailbox.rule(rule -> !key.isEmpty() && rule.name().equals(key)))
                .orElseThrow(() -> ExchangeErrors.refusal(
                        404,
                        "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException",
                        "The Inbox rule \"" + key + "\" wasn't found. Please make sure that you've specified the"
                                + " correct rule identity."));
    }

    private static Rule writable(Rule rule) {
        if (rule.system()) {
            throw ExchangeErrors.refusal(
                    400,
                    "Microsoft.Exchange.Data.Storage.RuleParseException",
                    "The rule \"" + rule.name() + "\" isn't supported by this task.");
        }
        return rule;
    }
}
