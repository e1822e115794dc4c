package io.cordon.report;

import io.cordon.model.Observation;
import io.cordon.model.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an action saw, in words: the facts that matter by name, any other fact as the service gave it. */
final class Facts {
    private static final int OTHERS = 6;

    private Facts() {}

    static Text inWords(Observation observation) {
        return switch (observation) {
            case Observation.AsWanted seen -> inWords(seen.facts());
            case Observation.Otherwise seen -> inWords(seen.facts());
            case Observation.Unreadable unreadable ->
                Text.of(
                        "could not be read: %s",
                        "illisible : %s", unreadable.failure().message());
        };
    }

    static Text inWords(Map<String, Object> facts) {
        List<Text> known = facts.entrySet().stream()
                .map(fact -> known(fact.getKey(), fact.getValue(), facts))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return known.isEmpty() ? others(facts) : Phrase.join(known);
    }

    private static Text known(String name, Object value, Map<String, Object> all) {
        return switch (name) {
            case "accountEnabled" ->
                either(value, "sign-in allowed", "connexion autorisée", "sign-in blocked", "connexion bloquée");
            case "isEnabled", "Enabled" ->
                either(value, "rule switched on", "règle active", "rule switched off", "règle désactivée");
            case "signInSessionsValidFromDateTime" ->
                value == null
                        ? new Text("no revocation date known", "date de révocation inconnue")
                        : Text.of("sessions from before %s refused", "sessions d’avant le %s refusées", moment(value));
            case "lastPasswordChangeDateTime" ->
                value == null
                        ? new Text("date of the password unknown", "date du mot de passe inconnue")
                        : Text.of("password of %s", "mot de passe du %s", moment(value));
            case "ForwardingSmtpAddress", "ForwardingAddress" -> forwarding(value, all);
            case "DeliverToMailboxAndForward" ->
                forwards(all)
                        ? either(value, "a copy stays", "copie conservée", "no copy stays", "sans copie conservée")
                        : null;
            default -> null;
        };
    }

    private static Text forwarding(Object value, Map<String, Object> all) {
        if (value != null) {
            return Text.of("mail forwarded to %s", "courrier transféré vers %s", plain(value));
        }
        return forwards(all) ? null : new Text("no forwarding", "aucun transfert");
    }

    private static boolean forwards(Map<String, Object> all) {
        return all.get("ForwardingSmtpAddress") != null || all.get("ForwardingAddress") != null;
    }

    private static Text either(Object value, String yes, String oui, String no, String non) {
        return value instanceof Boolean set ? set ? new Text(yes, oui) : new Text(no, non) : null;
    }

    private static Text moment(Object value) {
        try {
            return Phrase.at(
                    value instanceof Instant instant
                            ? instant
                            : OffsetDateTime.parse(value.toString()).toInstant());
        } catch (DateTimeException _) {
            return new Text(plain(value), plain(value));
        }
    }

    private static Text others(Map<String, Object> facts) {
        if (facts.isEmpty()) {
            return new Text("nothing recorded", "rien d’enregistré");
        }
        List<Text> first = facts.entrySet().stream()
                .limit(OTHERS)
                .map(fact -> Text.of("%s = %s", "%s = %s", fact.getKey(), plain(fact.getValue())))
                .toList();
        List<Text> shown = new ArrayList<>(first);
        if (facts.size() > OTHERS) {
            shown.add(Text.of("and %d more", "et %d autres", facts.size() - OTHERS));
        }
        return Phrase.join(shown);
    }

    /** A value as one line, in the service's own names. */
    static String plain(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + plain(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> items -> items.stream().map(Facts::plain).collect(Collectors.joining(", ", "[", "]"));
            case Object[] items -> Stream.of(items).map(Facts::plain).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }
}
