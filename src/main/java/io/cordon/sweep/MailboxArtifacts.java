package io.cordon.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cordon.microsoft.Json;
import io.cordon.microsoft.Microsoft365;
import io.cordon.model.Text;
import io.cordon.model.User;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an intruder may set in a mailbox, by kind and id, as Exchange tells it. Source: microsoft-contract h2. */
final class MailboxArtifacts {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    /** What changes without anybody changing the rule, or says nothing of what it does. */
    private static final Set<String> PASSING = Set.of(
            "Priority", "InError", "ErrorType", "Description", "Warnings", "WarningMessages", "IsValid", "ObjectState");

    private static final String KEEPS_A_COPY = "DeliverToMailboxAndForward";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");

    private MailboxArtifacts() {}

    /** The kinds. */
    enum Kind {
        ADDRESS("forwarding/address"),
        RECIPIENT("forwarding/recipient"),
        RULE("rule/");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /**
     * All of them.
     *
     * @throws IllegalArgumentException if one cannot be told from what was there the last time: it would look new, now and when it can be told again
     */
    static Map<String, JsonNode> of(Microsoft365 m365, User user) {
        Map<String, JsonNode> artifacts = new LinkedHashMap<>();
        JsonNode mailbox = m365.mailboxes().mailbox(user);
        requireTruth(mailbox, KEEPS_A_COPY);
        if (mailbox.hasNonNull("ForwardingSmtpAddress")) {
            artifacts.put(Kind.ADDRESS.prefix, mailbox);
        }
        if (mailbox.hasNonNull("ForwardingAddress")) {
            artifacts.put(Kind.RECIPIENT.prefix, mailbox);
        }
        for (JsonNode rule : m365.mailboxes().rules(user)) {
            requireTruth(rule, "Enabled");
            artifacts.put(Kind.RULE.prefix + identity(rule), rule);
        }
        return artifacts;
    }

    /** The number that a rule keeps; where there is none, what cmdlets call the rule. */
    private static String identity(JsonNode rule) {
        String number = rule.path("RuleIdentity").asText();
        if (NUMBER.matcher(number).matches()) {
            return number;
        }
        if (rule.hasNonNull("RuleIdentity") || !rule.path("Identity").isTextual()) {
            throw new IllegalArgumentException("RuleIdentity");
        }
        return rule.path("Identity").asText();
    }

    private static void requireTruth(JsonNode object, String name) {
        if (object.hasNonNull(name) && !TRUTH.matcher(object.get(name).asText()).matches()) {
            throw new IllegalArgumentException(name);
        }
    }

    static Map<String, String> digests(Map<String, JsonNode> artifacts) {
        Map<String, String> digests = new TreeMap<>();
        artifacts.forEach((artifact, object) -> digests.put(artifact, digest(artifact, object)));
        return digests;
    }

    static Kind kind(String artifact) {
        return artifact.startsWith(Kind.RULE.prefix)
                ? Kind.RULE
                : artifact.equals(Kind.ADDRESS.prefix) ? Kind.ADDRESS : Kind.RECIPIENT;
    }

    static boolean isForwarding(String artifact) {
        return kind(artifact) != Kind.RULE;
    }

    /** Whether it does anything: a rule that is switched off does not. */
    static boolean acts(String artifact, JsonNode object) {
        return isForwarding(artifact) || object.path("Enabled").asBoolean(true);
    }

    static Text named(String artifact, JsonNode object) {
        return switch (kind(artifact)) {
            case ADDRESS ->
                Text.of(
                        "forwarding to %s",
                        "transfert vers %s",
                        object.path("ForwardingSmtpAddress").asText());
            case RECIPIENT ->
                Text.of(
                        "forwarding to %s",
                        "transfert vers %s", object.path("ForwardingAddress").asText());
            case RULE ->
                Text.of(
                        "inbox rule \u201c%s\u201d",
                        "règle «\u00a0%s\u00a0»", object.path("Name").asText());
        };
    }

    private static String digest(String artifact, JsonNode object) {
        Map<String, Object> content = Json.map(object);
        switch (kind(artifact)) {
            case ADDRESS -> content.keySet().retainAll(Set.of("ForwardingSmtpAddress", KEEPS_A_COPY));
            case RECIPIENT -> content.keySet().retainAll(Set.of("ForwardingAddress", KEEPS_A_COPY));
            case RULE -> content.keySet().removeAll(PASSING);
        }
        try {
            byte[] bytes = CANONICAL.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
