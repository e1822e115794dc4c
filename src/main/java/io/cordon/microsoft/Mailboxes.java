package io.cordon.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads of a mailbox through the Exchange admin API that more than one step needs. A mailbox that Exchange does not know is
 * {@link MicrosoftException.NoMailbox}. Source: microsoft-contract h2; the shape of {@code Get-Recipient} is remembered, not documented there.
 */
public record Mailboxes(ExchangeAdmin exchange) {

    /** {@code Get-Mailbox}; an answer that leaves a forwarding property out is unreadable, since nothing would look like no forwarding. */
    public JsonNode mailbox(User user) {
        List<JsonNode> found = of(() ->
                exchange.invoke(user.userPrincipalName(), "Get-Mailbox", Map.of("Identity", user.userPrincipalName())));
        if (found.size() != 1
                || !found.getFirst().has("ForwardingSmtpAddress")
                || !found.getFirst().has("ForwardingAddress")) {
            throw new MicrosoftException.Unreadable(
                    new MicrosoftException.Answer(200, "Get-Mailbox", null, null), null);
        }
        return found.getFirst();
    }

    /** {@code Get-InboxRule -IncludeHidden}: every rule, also those that Graph and Outlook do not show. */
    public List<JsonNode> rules(User user) {
        return of(() -> exchange.invoke(
                user.userPrincipalName(),
                "Get-InboxRule",
                Map.of("Mailbox", user.userPrincipalName(), "IncludeHidden", true)));
    }

    /** {@code Get-Recipient}: where mail to {@code identity} (a name, an address, a legacy DN) really goes; empty if Exchange knows no such one. */
    public Optional<JsonNode> recipient(User user, String identity) {
        try {
            List<JsonNode> found =
                    exchange.invoke(user.userPrincipalName(), "Get-Recipient", Map.of("Identity", identity));
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        } catch (MicrosoftException.Missing _) {
            return Optional.empty();
        }
    }

    private static <T> T of(Supplier<T> read) {
        try {
            return read.get();
        } catch (MicrosoftException.Missing missing) {
            throw new MicrosoftException.NoMailbox(missing.answer());
        }
    }
}
