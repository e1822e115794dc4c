package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Flag;
import io.cordon.model.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The users whom a Defender alert names as evidence. Graph cannot be asked for alerts by user, so that the evidence is walked through. Source:
 * microsoft-contract i. Pure.
 */
final class UserEvidence {
    private static final String TYPE = "#microsoft.graph.security.userEvidence";
    private static final Set<String> CLOSED_AS_HARMLESS = Set.of("falsepositive", "informationalexpectedactivity");
    /** A user may also be evidence as somebody who merely received a mail. */
    private static final Set<String> INVOLVED = Set.of("compromised", "attacker", "suspicious");

    private static final int LONGEST = 200;
    private static final Set<String> BAD = Set.of("malicious", "suspicious");

    private UserEvidence() {}

    static void flag(String source, JsonNode alert, SweepConfig.OfTenant settings, Consumer<Flag> flagged) {
        Optional<Level> severity = Level.of(alert.path("severity"));
        if (lower(alert.path("status")).equals("resolved")
                || CLOSED_AS_HARMLESS.contains(lower(alert.path("classification")))
                || severity.filter(known -> known.isBelow(settings.fromSeverity()))
                        .isPresent()
                || settings.categories()
                        .filter(wanted ->
                                wanted.stream().noneMatch(alert.path("category").asText()::equalsIgnoreCase))
                        .isPresent()) {
            return;
        }
        for (JsonNode evidence : alert.path("evidence")) {
            JsonNode account = evidence.path("userAccount");
            String id = account.path("azureAdUserId").asText(null);
            String name = account.path("userPrincipalName").asText(null);
            boolean harmless = lower(evidence.path("verdict")).equals("nothreatsfound");
            if (evidence.path("@odata.type").asText().equals(TYPE) && (id != null || name != null) && !harmless) {
                flagged.accept(new Flag(
                        source,
                        alert.path("id").asText() + "/" + (id == null ? name : id).toLowerCase(Locale.ROOT),
                        id,
                        name,
                        at(alert),
                        text(alert),
                        severity.isPresent() && isInvolved(evidence)));
            }
        }
    }

    private static boolean isInvolved(JsonNode evidence) {
        return BAD.contains(lower(evidence.path("verdict")))
                || StreamSupport.stream(evidence.path("roles").spliterator(), false)
                        .anyMatch(role -> INVOLVED.contains(lower(role)));
    }

    private static Instant at(JsonNode alert) {
        return List.of("lastActivityDateTime", "createdDateTime").stream()
                .map(property -> Times.of(alert.path(property)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Text text(JsonNode alert) {
        return Text.of(
                "Defender alert \u201c%s\u201d (severity %s, category %s, alert %s).",
                "Alerte Defender «\u00a0%s\u00a0» (gravité %s, catégorie %s, alerte %s).",
                title(alert),
                alert.path("severity").asText("?"),
                alert.path("category").asText("?"),
                alert.path("id").asText());
    }

    private static String title(JsonNode alert) {
        String title = alert.path("title").asText("?");
        return title.length() <= LONGEST ? title : title.substring(0, LONGEST) + "\u2026";
    }

    private static String lower(JsonNode text) {
        return text.asText("").toLowerCase(Locale.ROOT);
    }
}
