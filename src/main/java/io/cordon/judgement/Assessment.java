package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.User;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An exported object with what its exporter knew around it, judged by itself: a JSON object with {@code id}, {@code kind}, {@code tenant},
 * {@code object} and {@code context}. Nothing of the context has to be there.
 */
public record Assessment(String id, Judgement judgement) {
    /** The kinds of objects that can be judged. */
    public static final List<String> KINDS = List.of(
            "messageRule",
            "inboxRuleHidden",
            "forwarding",
            "delegate",
            "autoReply",
            "oauthGrant",
            "authMethod",
            "device");

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /**
     * Judges one line.
     *
     * @throws IllegalArgumentException if it is of no known kind, or its object cannot be read as one of that kind
     */
    public static Assessment of(JsonNode line) {
        return of(line, Tuning.NONE);
    }

    /**
     * Judges one line as the operator wants it.
     *
     * @throws IllegalArgumentException if it is of no known kind, or its object cannot be read as one of that kind
     */
    public static Assessment of(JsonNode line, Tuning tuning) {
        return of(line, tuning, null);
    }

    /**
     * Judges one line as the operator wants it.
     *
     * @param asOf when its object was seen, by which what is years old counts as settled; {@code null} if that is not known
     * @throws IllegalArgumentException if it is of no known kind, or its object cannot be read as one of that kind
     */
    public static Assessment of(JsonNode line, Tuning tuning, Instant asOf) {
        Json.object(line, "an assessment");
        JsonNode object = line.path("object");
        Around around = around(line.path("tenant"), line.path("context"), tuning, asOf);
        Judgement judgement = switch (line.path("kind").asText("")) {
            case "messageRule" -> InboxRules.ofGraph(object, around);
            case "inboxRuleHidden" -> hidden(object, line.path("context").path("visibleInGraph"), around);
            case "forwarding" -> Forwarding.of(object, around);
            case "delegate" -> Delegates.of(object, around);
            case "autoReply" -> AutoReplies.of(object, around);
            case "oauthGrant" -> OauthGrants.of(object, around);
            case "authMethod" -> AuthMethods.of(object, around);
            case "device" -> Devices.of(object, around);
            default -> throw new IllegalArgumentException("kind is none of " + KINDS);
        };
        return new Assessment(line.path("id").asText(""), judgement);
    }

    /** Where nobody says whether Graph shows it, the milder of both judgements holds. */
    private static Judgement hidden(JsonNode rule, JsonNode visible, Around around) {
        if (visible.isBoolean()) {
            return InboxRules.ofExchange(rule, visible.booleanValue(), around);
        }
        Judgement shown = InboxRules.ofExchange(rule, true, around);
        Judgement hidden = InboxRules.ofExchange(rule, false, around);
        return shown.severity().isAtLeast(hidden.severity()) ? hidden : shown;
    }

    private static Around around(JsonNode tenant, JsonNode known, Tuning tuning, Instant asOf) {
        Map<String, String> wellKnown = new HashMap<>();
        known.path("wellKnownFolders")
                .properties()
                .forEach(folder -> wellKnown.put(folder.getValue().asText(), folder.getKey()));
        Map<String, Folder> folders = new HashMap<>();
        known.path("folders")
                .properties()
                .forEach(folder -> folders.put(
                        folder.getKey(), new Folder(folder.getValue().asText(), wellKnown.get(folder.getKey()))));
        wellKnown.forEach((id, name) -> folders.putIfAbsent(id, new Folder(name, name)));
        Map<String, Recipient> recipients = new HashMap<>();
        known.path("recipients").properties().forEach(one -> recipients.put(one.getKey(), recipient(one.getValue())));
        String upn = tenant.path("userUpn").asText("");
        User owner = upn.isBlank()
                ? null
                : new User(
                        NOBODY,
                        upn,
                        tenant.path("displayName").asText(null),
                        upn,
                        List.of(upn),
                        false,
                        false,
                        null,
                        null,
                        null);
        Context context = new Context(
                texts(tenant.path("acceptedDomains")),
                texts(known.path("allowList").path("addresses")),
                texts(known.path("allowList").path("domains")),
                owner,
                folders,
                recipients,
                tuning);
        return new Around(context, Provenance.of(known), tenant.path("locale").asText(""), asOf, known);
    }

    private static Recipient recipient(JsonNode one) {
        return new Recipient(
                one.path("recipientTypeDetails").asText(null),
                one.path("primarySmtpAddress").asText(null),
                one.path("externalEmailAddress").asText(null),
                one.path("displayName").asText(null),
                Provenance.time(one.path("whenCreatedUTC")));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
