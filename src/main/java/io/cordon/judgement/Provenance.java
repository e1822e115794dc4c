package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
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
 * @param signIns those of the owner's account at about that time
 */
record Provenance(
        Instant start,
        Instant end,
        Set<String> attackers,
        Instant recorded,
        String from,
        String by,
        List<SignIn> signIns) {
    static final Provenance UNKNOWN = new Provenance(null, null, Set.of(), null, null, null, List.of());

    private static final Duration ESTIMATE = Duration.ofHours(24);
    private static final Duration NEW = Duration.ofDays(7);
    private static final Duration SOON = Duration.ofMinutes(30);

    static Provenance of(JsonNode context) {
        JsonNode window = context.path("compromiseWindow");
        Set<String> attackers = new HashSet<>();
        window.path("attackerIps").forEach(address -> attackers.add(SignIn.bare(address.asText(""))));
        JsonNode audit = context.path("audit");
        return new Provenance(
                time(window.path("start")),
                time(window.path("end")),
                Set.copyOf(attackers),
                time(audit.path("CreationTime")),
                SignIn.bare(audit.path("ClientIP").asText(null)),
                audit.path("UserId").asText(null),
                Json.elements(context.path("signIns")).stream().map(SignIn::of).toList());
    }

    boolean fromAttacker() {
        return from != null && attackers.contains(from);
    }

    /** Whether it was made from where the owner signs in when nobody else does. */
    boolean familiar() {
        return from != null
                && !attackers.contains(from)
                && signIns.stream()
                        .anyMatch(signIn -> from.equals(signIn.from())
                                && (signIn.managed() || outsideWindow(signIn.at()) || start == null));
    }

    /** Whether it is known where it was made, and where the owner usually is, and these differ. */
    boolean strange() {
        return from != null && !familiar() && signIns.stream().anyMatch(signIn -> outsideWindow(signIn.at()));
    }

    /** Whether the intruder had signed in shortly before; what was made from a familiar place was not made by him. */
    boolean soonAfterIntruder(Instant own) {
        Instant made = made(own);
        return made != null
                && !familiar()
                && signIns.stream()
                        .anyMatch(signIn -> signIn.succeeded()
                                && signIn.from() != null
                                && attackers.contains(signIn.from())
                                && within(signIn.at(), made, SOON));
    }

    /** Whether it was made in the window, by the audit log or by its own date; the estimate may be a day late. */
    boolean inWindow(Instant own) {
        Instant made = made(own);
        return made != null
                && start != null
                && !made.isBefore(start.minus(ESTIMATE))
                && (end == null || !made.isAfter(end));
    }

    /** Whether an account made at {@code created} came just before this object, or just before or during the compromise. */
    boolean justCreated(Instant created) {
        Instant reference = recorded != null ? recorded : start;
        return created != null
                && reference != null
                && created.isAfter(reference.minus(NEW))
                && (end == null || !created.isAfter(end));
    }

    boolean afterwards(Instant own) {
        Instant made = made(own);
        return made != null && end != null && made.isAfter(end);
    }

    /** When it was made or last changed, or {@code null}. */
    Instant made(Instant own) {
        return recorded != null ? recorded : own;
    }

    /** Whether {@code later} follows on {@code earlier} within {@code most}. */
    static boolean within(Instant earlier, Instant later, Duration most) {
        return earlier != null
                && !later.isBefore(earlier)
                && Duration.between(earlier, later).compareTo(most) <= 0;
    }

    private boolean outsideWindow(Instant at) {
        return at != null && ((start != null && at.isBefore(start)) || (end != null && at.isAfter(end)));
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
}
