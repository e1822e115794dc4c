package io.cordon.judgement;

import io.cordon.model.User;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known around an object. Every part may be empty; what is missing never makes a judgement more confident.
 *
 * @param acceptedDomains the tenant's own domains
 * @param allowedAddresses approved external targets, exact
 * @param allowedDomains approved external domains, exact
 * @param owner whose mailbox it is, or {@code null}
 * @param folders by folder id
 * @param recipients by the address or name as it stands in the object
 * @param tuning what the operator changed about the judgement
 */
public record Context(
        Set<String> acceptedDomains,
        Set<String> allowedAddresses,
        Set<String> allowedDomains,
        User owner,
        Map<String, Folder> folders,
        Map<String, Recipient> recipients,
        Tuning tuning) {
    public Context {
        tuning = tuning == null ? Tuning.NONE : tuning;
        acceptedDomains = acceptedDomains == null ? Set.of() : Set.copyOf(acceptedDomains);
        allowedAddresses = allowedAddresses == null ? Set.of() : Set.copyOf(allowedAddresses);
        allowedDomains = allowedDomains == null ? Set.of() : Set.copyOf(allowedDomains);
        folders = folders == null ? Map.of() : Map.copyOf(folders);
        recipients = recipients == null ? Map.of() : withoutCase(recipients);
    }

    /** Without changes of the operator's. */
    Context(
            Set<String> acceptedDomains,
            Set<String> allowedAddresses,
            Set<String> allowedDomains,
            User owner,
            Map<String, Folder> folders,
            Map<String, Recipient> recipients) {
        this(acceptedDomains, allowedAddresses, allowedDomains, owner, folders, recipients, Tuning.NONE);
    }

    /** What is known in a tenant of a mailbox, apart from what its objects name. */
    public static Context of(Set<String> acceptedDomains, User owner, JudgementConfig config) {
        return new Context(
                acceptedDomains,
                config.allowedAddresses().orElse(Set.of()),
                config.allowedDomains().orElse(Set.of()),
                owner,
                Map.of(),
                Map.of(),
                Tuning.of(config));
    }

    /** The same with what the object's folders and recipients stand for. */
    public Context with(Map<String, Folder> known, Map<String, Recipient> resolved) {
        return new Context(acceptedDomains, allowedAddresses, allowedDomains, owner, known, resolved, tuning);
    }

    /** The folder with this id; in Exchange's shape, where rules name folders, the one with this display name; or {@code null}. */
    Folder folder(String idOrName) {
        Folder byId = folders.get(idOrName);
        if (byId != null) {
            return byId;
        }
        return folders.values().stream()
                .filter(folder -> idOrName.equals(folder.displayName()))
                .findFirst()
                .orElse(null);
    }

    /** What {@code addressOrName} stands for, or {@code null}. */
    Recipient recipient(String addressOrName) {
        return addressOrName == null
                ? null
                : recipients.get(addressOrName.strip().toLowerCase(Locale.ROOT));
    }

    private static Map<String, Recipient> withoutCase(Map<String, Recipient> recipients) {
        Map<String, Recipient> result = new TreeMap<>();
        new LinkedHashMap<>(recipients)
                .forEach((key, value) -> result.putIfAbsent(key.strip().toLowerCase(Locale.ROOT), value));
        return Collections.unmodifiableMap(result);
    }
}
