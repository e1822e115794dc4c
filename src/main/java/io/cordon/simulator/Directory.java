package io.cordon.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All users and mail contacts of the tenant, found by id, user principal name or address. */
final class Directory {
    private volatile Content content = new Content(Cast.everyone());

    private static final class Content {
        final List<Account> accounts = new CopyOnWriteArrayList<>();
        final Map<String, Account> byId = new ConcurrentHashMap<>();
        final Map<String, Account> byPrincipalName = new ConcurrentHashMap<>();

        Content(Collection<Account> accounts) {
            add(accounts);
        }

        void add(Collection<Account> more) {
            List<Account> added = new ArrayList<>();
            for (Account account : more) {
                if (byId.putIfAbsent(account.id(), account) == null) {
                    byPrincipalName.put(account.text("userPrincipalName").toLowerCase(Locale.ROOT), account);
                    added.add(account);
                }
            }
            accounts.addAll(added);
        }
    }

    void reset() {
        content = new Content(Cast.everyone());
    }

    void add(Collection<Account> more) {
        content.add(more);
    }

    List<Account> accounts() {
        return content.accounts;
    }

    /** By object id or user principal name, in any letter case. */
    Optional<Account> find(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        Account byId = content.byId.get(lower);
        return Optional.ofNullable(byId != null ? byId : content.byPrincipalName.get(lower));
    }

    /** The object id where the key finds a user, else the key. */
    String idOf(String key) {
        return find(key).map(Account::id).orElse(key);
    }

    /** The way Exchange takes a mailbox identity: id, principal name, any address, alias or mailbox GUID. */
    Optional<Account> mailboxNamed(String identity) {
        Optional<Account> direct =
                find(identity).filter(account -> account.mailbox().isPresent());
        return direct.isPresent()
                ? direct
                : accounts().stream()
                        .filter(account -> account.mailbox().isPresent() && hasName(account, identity))
                        .findFirst();
    }

    private static boolean hasName(Account account, String identity) {
        Mailbox mailbox = account.mailbox().orElseThrow();
        return mailbox.alias().equalsIgnoreCase(identity)
                || mailbox.guid().toString().equalsIgnoreCase(identity)
                || account.text("displayName").equalsIgnoreCase(identity)
                || Json.texts(account.properties().path("proxyAddresses")).stream()
                        .anyMatch(address -> address.equalsIgnoreCase("smtp:" + identity));
    }

    Optional<MailContact> contactNamed(String identity) {
        return Cast.CONTACTS.stream()
                .filter(contact -> contact.isNamed(identity))
                .findFirst();
    }
}
