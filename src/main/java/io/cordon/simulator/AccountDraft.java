package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Describes a user of the cast in a few words; everything not said is that of an ordinary French employee. */
final class AccountDraft {
    private static final String EXCHANGE_PLAN = "efb87545-963c-4e0d-99df-69c6916d9eb0";
    private static final String ENTRA_PLAN = "41781fb2-bc02-4b7c-bd55-b576c07bb09d";
    private static final String SKU = "05e9a617-0261-4cee-bb44-138d3ef5d965";
    private static final String JUNK_RULE = """
            {"displayName": "Junk E-mail Rule", "sequence": 0, "hidden": true, "system": true,
             "actions": {"moveToFolder": "junkemail"}}""";

    private final int number;
    private final ObjectNode user = Json.object();
    private final List<EntraRole> roles = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private String mailboxKind = "UserMailbox";
    private Mailbox.Forwarding forwarding = Mailbox.Forwarding.NONE;
    private int rulesPrefix;

    AccountDraft(int number, String principalName, String givenName, String surname) {
        this.number = number;
        this.rulesPrefix = 0x9f660000 | number;
        user.put("accountEnabled", true)
                .put("createdDateTime", "2021-09-01T08:12:45Z")
                .put("displayName", givenName + " " + surname)
                .put("givenName", givenName)
                .put("lastPasswordChangeDateTime", "2026-03-02T07:41:18Z")
                .put("mail", principalName)
                .put("mailNickname", principalName.substring(0, principalName.indexOf('@')))
                .put("preferredLanguage", "fr-FR")
                .put("signInSessionsValidFromDateTime", "2026-03-02T07:41:18Z")
                .put("surname", surname)
                .put("usageLocation", "FR")
                .put("userPrincipalName", principalName)
                .put("userType", "Member");
        user.set("proxyAddresses", Json.array().add("SMTP:" + principalName));
        plan("exchange", EXCHANGE_PLAN);
        plan("AADPremiumService", ENTRA_PLAN);
        user.withArray("assignedLicenses").addObject().put("skuId", SKU).set("disabledPlans", Json.array());
    }

    /** @param number makes the user's id: 1f3a0001-7c2b-4d51-9e60-000000000001 for 1 */
    static AccountDraft user(int number, String localPart, String givenName, String surname) {
        return new AccountDraft(number, localPart + "@hopital.example", givenName, surname);
    }

    AccountDraft job(String title, String office) {
        user.put("jobTitle", title).put("department", office).put("officeLocation", office);
        return this;
    }

    AccountDraft alias(String address) {
        user.withArray("proxyAddresses").add("smtp:" + address);
        return this;
    }

    /** A mail attribute other than the principal name; Exchange would not allow two, an imported directory does. */
    AccountDraft mail(String address) {
        user.put("mail", address);
        return alias(address);
    }

    AccountDraft disabled() {
        user.put("accountEnabled", false);
        return this;
    }

    AccountDraft role(EntraRole role) {
        roles.add(role);
        return this;
    }

    AccountDraft guest(String principalName, String mail) {
        user.put("userType", "Guest")
                .put("userPrincipalName", principalName)
                .put("mail", mail)
                .put("mailNickname", principalName.substring(0, principalName.indexOf('@')))
                .put("creationType", "Invitation")
                .put("externalUserState", "Accepted");
        user.set("otherMails", Json.array().add(mail));
        user.set("proxyAddresses", Json.array().add("SMTP:" + mail));
        return withoutMailbox().unlicensed();
    }

    AccountDraft synced(String samAccountName) {
        user.put("onPremisesSyncEnabled", true)
                .put("onPremisesSamAccountName", samAccountName)
                .put("onPremisesDomainName", "ad.hopital.example")
                .put("onPremisesDistinguishedName", "CN=" + samAccountName + ",OU=Agents,DC=ad,DC=hopital,DC=example")
                .put("onPremisesImmutableId", "c2ltdWxhdGVkLXVzZXIwMg==")
                .put(
                        "onPremisesUserPrincipalName",
                        user.get("userPrincipalName").asText())
                .put("onPremisesLastSyncDateTime", "2026-11-23T05:30:00Z");
        return this;
    }

    AccountDraft unlicensed() {
        user.set("assignedPlans", Json.array());
        user.set("assignedLicenses", Json.array());
        return this;
    }

    AccountDraft withoutMailbox() {
        mailboxKind = "";
        return this;
    }

    AccountDraft sharedMailbox() {
        mailboxKind = "SharedMailbox";
        return disabled();
    }

    AccountDraft folders(String... names) {
        folders.addAll(Arrays.asList(names));
        return this;
    }

    AccountDraft rule(String text) {
        rules.add(text);
        return this;
    }

    /** The upper half of this mailbox's rule identities. */
    AccountDraft rulesPrefix(int prefix) {
        rulesPrefix = prefix;
        return this;
    }

    AccountDraft forwardsToAddress(String smtpAddress, boolean keepsCopy) {
        forwarding = new Mailbox.Forwarding("smtp:" + smtpAddress, null, keepsCopy);
        return this;
    }

    AccountDraft forwardsToRecipient(String name, boolean keepsCopy) {
        forwarding = new Mailbox.Forwarding(null, name, keepsCopy);
        return this;
    }

    Account draw() {
        if (mailboxKind.isEmpty()) {
            return new Account(id(), user, roles, null);
        }
        Mailbox mailbox = new Mailbox(
                UUID.fromString(String.format("3b9d%04d-51c4-4e0a-8d27-%012d", number % 10_000, number)),
                user.get("mailNickname").asText(),
                mailboxKind,
                rulesPrefix,
                folders);
        rules.forEach(text -> mailbox.add(Json.read(text)));
        mailbox.add(Json.read(JUNK_RULE));
        mailbox.forward(none -> forwarding);
        return new Account(id(), user, roles, mailbox);
    }

    private String id() {
        return String.format("1f3a%04d-7c2b-4d51-9e60-%012d", number % 10_000, number);
    }

    private void plan(String service, String id) {
        ArrayNode plans = user.withArray("assignedPlans");
        plans.addObject()
                .put("assignedDateTime", "2021-09-01T08:15:02Z")
                .put("capabilityStatus", "Enabled")
                .put("service", service)
                .put("servicePlanId", id);
    }
}
