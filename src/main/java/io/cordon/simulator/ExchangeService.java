package io.cordon.simulator;

import static io.cordon.simulator.EntraRole.EXCHANGE_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.EXCHANGE_RECIPIENT_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.GLOBAL_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.GLOBAL_READER;
import static io.cordon.simulator.EntraRole.HELPDESK_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.SECURITY_ADMINISTRATOR;
import static io.cordon.simulator.EntraRole.SECURITY_READER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The undocumented {@code POST /adminapi/beta/{tenant}/InvokeCommand} of Exchange Online (contract section h2). */
final class ExchangeService implements Service {
    private static final Set<EntraRole> RECIPIENTS =
            Set.of(EXCHANGE_ADMINISTRATOR, EXCHANGE_RECIPIENT_ADMINISTRATOR, GLOBAL_ADMINISTRATOR);
    private static final Set<EntraRole> READERS =
            Set.of(GLOBAL_READER, SECURITY_READER, SECURITY_ADMINISTRATOR, HELPDESK_ADMINISTRATOR);
    private static final Set<String> READABLE = Set.of("Get-Mailbox", "Get-Recipient", "Get-AcceptedDomain");

    private final Tokens tokens;
    private final Directory directory;
    private final InboxRuleCmdlets rules;
    private final MailboxCmdlets mailboxes;

    ExchangeService(Tokens tokens, Directory directory) {
        this.tokens = tokens;
        this.directory = directory;
        this.rules = new InboxRuleCmdlets(directory);
        this.mailboxes = new MailboxCmdlets(directory);
    }

    @Override
    public Operation route(Call call) {
        List<String> path = call.path();
        if (path.size() != 4 || !path.get(3).equals("InvokeCommand")) {
            return Operation.refused(
                    "exo.unknown",
                    ExchangeErrors.refusal(404, "System.Web.Http.HttpResponseException", "No such endpoint."));
        }
        if (!path.get(1).equals("beta") || !call.method().equals("POST")) {
            return Operation.refused(
                    "exo.unknown",
                    ExchangeErrors.refusal(405, "System.Web.Http.HttpResponseException", "Method not allowed."));
        }
        CmdletInput input;
        try {
            input = CmdletInput.of(call);
        } catch (Refusal refusal) {
            return Operation.refused("exo.unknown", refusal);
        }
        return new Operation("exo." + input.cmdlet(), subject(call, input), () -> invoke(call, input));
    }

    /** Whose mailbox it is about: where the cmdlet looks somebody else up, the mailbox that the request is anchored to. */
    private String subject(Call call, CmdletInput input) {
        if (input.cmdlet().equals("Get-Recipient")) {
            String anchor = call.header("X-AnchorMailbox").orElse("").replaceFirst("^UPN:", "");
            return directory.mailboxNamed(anchor).map(Account::id).orElse(anchor);
        }
        String identity = input.parameters()
                .path("Mailbox")
                .asText(input.parameters().path("Identity").asText(""));
        int slash = identity.lastIndexOf('\\');
        String mailbox = slash > 0 ? identity.substring(0, slash) : identity;
        return directory.mailboxNamed(mailbox).map(Account::id).orElse(mailbox);
    }

    private Answer invoke(Call call, CmdletInput input) {
        Tokens.Issued token = tokens.require(call, Audience.EXCHANGE);
        if (!Registration.isTenant(call.path().get(2))) {
            throw ExchangeErrors.badRequest("The tenant of the path is not the one of the token.");
        }
        if (call.header("X-AnchorMailbox").filter(anchor -> !anchor.isBlank()).isEmpty()) {
            throw ExchangeErrors.badRequest("The X-AnchorMailbox header is missing.");
        }
        if (!token.holdsAny("Exchange.ManageAsApp")
                || token.entraRoles().stream().noneMatch(role -> RECIPIENTS.contains(role) || READERS.contains(role))) {
            throw ExchangeErrors.refusal(
                    403,
                    "Microsoft.Exchange.Configuration.Authorization.CmdletAccessDeniedException",
                    "The role assigned to application " + Registration.CLIENT_ID
                            + " isn't supported in this scenario. Please check online documentation for assigning"
                            + " correct Directory Roles to Azure AD Application for EXO App-Only Authentication.");
        }
        boolean permitted =
                token.entraRoles().stream().anyMatch(RECIPIENTS::contains) || READABLE.contains(input.cmdlet());
        return permitted ? run(call, input) : notPermitted();
    }

    private Answer run(Call call, CmdletInput input) {
        return switch (input.cmdlet()) {
            case "Get-InboxRule" -> table(call, rules.get(input));
            case "Disable-InboxRule" -> table(call, List.of()).changing(rules.enable(input, false));
            case "Enable-InboxRule" -> table(call, List.of()).changing(rules.enable(input, true));
            case "Remove-InboxRule" -> table(call, List.of()).changing(rules.remove(input));
            case "Get-Mailbox" -> table(call, mailboxes.getMailbox(input));
            case "Set-Mailbox" -> table(call, List.of()).changing(mailboxes.setMailbox(input));
            case "Get-Recipient" -> table(call, mailboxes.getRecipient(input));
            case "Get-AcceptedDomain" -> table(call, mailboxes.getAcceptedDomain(input));
            default -> notPermitted();
        };
    }

    /** What Exchange really sends for a cmdlet that the app may not run, or that does not exist. */
    private static Answer notPermitted() {
        return new Answer(403, null, null, Map.of(), false)
                .withRaw("\0".repeat(64), "application/json; charset=utf-8")
                .with("Content-Encoding", "gzip");
    }

    private static Answer table(Call call, List<ObjectNode> rows) {
        List<String> selected = Select.names(call);
        ObjectNode json = Json.object()
                .put(
                        "@odata.context",
                        "https://outlook.office.com/adminapi/beta/"
                                + call.path().get(2) + "/$metadata#Collection(Exchange.GenericHashTable)")
                .put("adminapi.warnings@odata.type", "#Collection(String)");
        json.putArray("@adminapi.warnings");
        json.set("value", Json.nodes(rows));
        if (!selected.isEmpty()) {
            rows.forEach(row -> row.retain(row.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(name -> selected.contains(name.replaceFirst("@.*", "")))
                    .toList()));
        }
        return Answer.ok(json).with("Rate-Limit-Limit", "30000").with("Rate-Limit-Remaining", "29998");
    }

    @Override
    public Answer refuse(Refusal refusal, Call call) {
        if (refusal.status() != 401) {
            return ExchangeErrors.answer(refusal);
        }
        ObjectNode body = Json.object();
        body.putObject("error").put("code", "Unauthorized").put("message", refusal.getMessage());
        return new Answer(401, body, null, refusal.headers(), false);
    }
}
