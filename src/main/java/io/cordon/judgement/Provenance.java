package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;

/**
 * When and by whom an object was made, as far as anybody knows. Weight, never proof: the window of a compromise is an estimate, and what is not
 * known says nothing.
 *
 * @param start of the compromise, or {@code null}
 * @param end of the compromise, or {@code null}
 * @param attackers addresses from which the intruder came
 * @param recorded when the audit log saw it made, or {@code null}
 * @param from the address from which it was made, or {@code null}
 * @param by who made it, or {@code null}
 */
record Provenance(Instant start, Instant end, Set<String> attackers, Instant recorded, String from, String by) {
    private static final Duration LONG_AGO = Duration.ofDays(365);
    private static final Duration ESTIMATE = Duration.ofHours(24);

    static Provenance of(JsonNode context) {
        JsonNode window = context.path("compromiseWindow");
        Set<String> attackers = new HashSet<>();
        window.path("attackerIps").forEach(address -> attackers.add(address.asText()));
        JsonNode audit = context.path("audit");
        return new Provenance(
                time(window.path("start")),
                time(window.path("end")),
                Set.copyOf(attackers),
                time(audit.path("CreationTime")),
                bare(audit.path("ClientIP").asText(null)),
                audit.path("UserId").asText(null));
    }

    boolean fromAttacker() {
        return from != null && attackers.contains(from);
    }

    /** Whether it was made in the window, by the audit log or by its own date; the estimate may be a day late. */
    boolean inWindow(Instant own) {
        Instant made = recorded != null ? recorded : own;
        return made != null
                && start != null
                && !made.isBefore(start.minus(ESTIMATE))
                && (end == null || !made.isAfter(end));
    }

    /** Whether it was there long before anything happened. */
    boolean longBefore(Instant own) {
        return own != null && start != null && own.isBefore(start.minus(LONG_AGO)) && recorded == null;
    }

    boolean afterwards(Instant own) {
        Instant made = recorded != null ? recorded : own;
        return made != null && end != null && made.isAfter(end);
    }

    /** A time as Microsoft writes it, with or without a zone, which then is UTC; {@code null} for anything else. */
    static Instant time(JsonNode text) {
        if (!text.isTextual()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.textValue()).toInstant();
        } catch (DateTimeParseException _) {
            return local(text.textValue());
        }
    }

    private static Instant local(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** The audit log writes {@code 203.0.113.7:4711} and {@code [2001:db8::1]:4711}. */
    private static String bare(String address) {
        if (address == null) {
            return null;
        }
        String host = address.strip();
        if (host.startsWith("[")) {
            return host.substring(1, Math.max(1, host.indexOf(']')));
        }
        return host.chars().filter(c -> c == ':').count() == 1 ? host.substring(0, host.indexOf(':')) : host;
    }
}
