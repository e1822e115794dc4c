package io.cordon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.judgement.Recipient;
import io.cordon.microsoft.Microsoft365;
import io.cordon.model.User;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whom the addresses and names in an object stand for. An inside address may be a contact or a guest, whose mail goes outside; an address that is
 * outside anyway needs no looking up. Source: microsoft-contract h3 (Get-Recipient).
 */
final class Recipients {
    private Recipients() {}

    static Map<String, Recipient> of(User user, Microsoft365 m365, Collection<String> targets, Set<String> domains) {
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        for (String target : targets) {
            if (mayBeInside(target, domains)) {
                m365.mailboxes().recipient(user, target).ifPresent(known -> recipients.put(target, recipient(known)));
            }
        }
        return recipients;
    }

    private static boolean mayBeInside(String target, Set<String> domains) {
        String lower = target.toLowerCase(java.util.Locale.ROOT);
        return !lower.contains("@")
                || domains.stream().anyMatch(domain -> lower.endsWith(domain.toLowerCase(java.util.Locale.ROOT)));
    }

    private static Recipient recipient(JsonNode known) {
        return new Recipient(
                known.path("RecipientTypeDetails").asText(null),
                known.path("PrimarySmtpAddress").asText(null),
                known.path("ExternalEmailAddress").asText(null),
                known.path("DisplayName").asText(null),
                null);
    }
}
