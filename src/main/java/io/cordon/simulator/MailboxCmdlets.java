package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Get-Mailbox, Set-Mailbox, Get-Recipient and Get-AcceptedDomain. */
final class MailboxCmdlets {
    private final Directory directory;

    MailboxCmdlets(Directory directory) {
        this.directory = directory;
    }

    List<ObjectNode> getMailbox(CmdletInput input) {
        input.allow("Identity", "ResultSize", "IncludeGrantSendOnBehalfTowithDisplayNames");
        String identity = input.required("Identity");
        Account account = require(identity);
        Mailbox mailbox = account.mailbox().orElseThrow();
        Mailbox.Forwarding forwarding = mailbox.forwarding();
        return List.of(recipient(account, mailbox)
                .guid("ExchangeGuid", mailbox.guid().toString())
                .flag("DeliverToMailboxAndForward", forwarding.deliverToMailboxAndForward())
                .text("ForwardingAddress", forwarding.address())
                .text("ForwardingSmtpAddress", forwarding.smtpAddress())
                .flag("LitigationHoldEnabled", false)
                .flag("AccountDisabled", !account.is("accountEnabled"))
                .flag("AuditEnabled", true)
                .collection("GrantSendOnBehalfTo", List.of())
                .flag("IsDirSynced", account.is("onPremisesSyncEnabled"))
                .json());
    }

    boolean setMailbox(CmdletInput input) {
        input.allow(
                "Identity",
                "ForwardingSmtpAddress",
                "ForwardingAddress",
                "DeliverToMailboxAndForward",
                "Confirm",
                "Force");
        Mailbox mailbox = require(input.required("Identity")).mailbox().orElseThrow();
        Mailbox.Forwarding before = mailbox.forwarding();
        String smtpAddress = input.has("ForwardingSmtpAddress")
                ? input.text("ForwardingSmtpAddress").map(MailboxCmdlets::smtp).orElse(null)
                : before.smtpAddress();
        String address = input.has("ForwardingAddress")
                ? input.text("ForwardingAddress").map(this::recipientName).orElse(null)
                : before.address();
        boolean deliver = input.has("DeliverToMailboxAndForward")
                ? input.flag("DeliverToMailboxAndForward")
                : before.deliverToMailboxAndForward();
        Mailbox.Forwarding after = new Mailbox.Forwarding(smtpAddress, address, deliver);
        mailbox.forward(old -> after);
        return !after.equals(before);
    }

    List<ObjectNode> getRecipient(CmdletInput input) {
        input.allow("Identity", "ResultSize");
        String identity = input.required("Identity");
        Optional<Account> account = directory.mailboxNamed(identity);
        return List.of(
                account.isPresent()
                        ? recipient(account.get(), account.get().mailbox().orElseThrow())
                                .json()
                        : contact(
                                directory.contactNamed(identity).orElseThrow(() -> ExchangeErrors.notFound(identity))));
    }

    List<ObjectNode> getAcceptedDomain(CmdletInput input) {
        input.allow("Identity", "ResultSize");
        return Cast.DOMAINS.stream()
                .filter(domain -> input.text("Identity")
                        .map(domain.name()::equalsIgnoreCase)
                        .orElse(true))
                .map(domain -> new HashTable()
                        .text("DomainName", domain.name())
                        .text("Name", domain.name())
                        .text("DomainType", "Authoritative")
                        .flag("Default", domain.isDefault())
                        .flag("InitialDomain", domain.isInitial())
                        .flag("MatchSubDomains", false)
                        .flag("IsValid", true)
                        .json())
                .toList();
    }

    private Account require(String identity) {
        return directory.mailboxNamed(identity).orElseThrow(() -> ExchangeErrors.notFound(identity));
    }

    private static HashTable recipient(Account account, Mailbox mailbox) {
        return new HashTable()
                .text("Alias", mailbox.alias())
                .text("DisplayName", account.text("displayName"))
                .collection("EmailAddresses", Json.texts(account.properties().path("proxyAddresses")))
                .guid("ExternalDirectoryObjectId", account.id())
                .text("Identity", mailbox.alias())
                .text("Name", mailbox.alias())
                .text("PrimarySmtpAddress", account.text("userPrincipalName"))
                .text("RecipientType", "UserMailbox")
                .text("RecipientTypeDetails", mailbox.recipientTypeDetails())
                .text("UserPrincipalName", account.text("userPrincipalName"));
    }

    private static ObjectNode contact(MailContact contact) {
        return new HashTable()
                .text("Alias", contact.alias())
                .text("DisplayName", contact.name())
                .collection(
                        "EmailAddresses",
                        List.of("SMTP:" + contact.primarySmtpAddress(), "smtp:" + contact.externalAddress()))
                .text("ExternalEmailAddress", "SMTP:" + contact.externalAddress())
                .guid("Guid", contact.guid().toString())
                .text("Identity", contact.name())
                .text("Name", contact.name())
                .text("PrimarySmtpAddress", contact.primarySmtpAddress())
                .text("RecipientType", "MailContact")
                .text("RecipientTypeDetails", "MailContact")
                .json();
    }

    /** An address is kept with its prefix, whichever way it was given. */
    private static String smtp(String address) {
        return address.regionMatches(true, 0, "smtp:", 0, 5) ? "smtp:" + address.substring(5) : "smtp:" + address;
    }

    private String recipientName(String identity) {
        return directory
                .contactNamed(identity)
                .map(MailContact::name)
                .or(() -> directory
                        .mailboxNamed(identity)
                        .flatMap(Account::mailbox)
                        .map(Mailbox::alias))
                .orElseThrow(() -> ExchangeErrors.notFound(identity));
    }
}
