package io.cordon.report;

import io.cordon.model.Target;
import io.cordon.model.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pieces of sentences in both languages. */
final class Phrase {
    private static final int LABEL = 120;
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final DateTimeFormatter EN =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK).withZone(PARIS);
    private static final DateTimeFormatter FR = DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm:ss", Locale.FRANCE)
            .withZone(PARIS);

    private Phrase() {}

    /** A number and its noun: {@code count(2, "finding", "findings", "constat", "constats")}. Nought is singular in French. */
    static Text count(int n, String one, String many, String un, String plusieurs) {
        return new Text(n + " " + (n == 1 ? one : many), n + " " + (n < 2 ? un : plusieurs));
    }

    /** The moment by the clock on the wall of the reader. */
    static Text at(Instant instant) {
        return new Text(EN.format(instant) + " (Paris)", FR.format(instant) + " (Paris)");
    }

    static Text join(List<Text> parts, String enSeparator, String frSeparator) {
        return new Text(
                parts.stream().map(Text::en).collect(Collectors.joining(enSeparator)),
                parts.stream().map(Text::fr).collect(Collectors.joining(frSeparator)));
    }

    static Text join(List<Text> parts) {
        return join(parts, "; ", " ; ");
    }

    /** {@code text} as the beginning of a sentence. */
    static Text capital(Text text) {
        return new Text(capital(text.en()), capital(text.fr()));
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What a step was pointed at. The label is hostile text. */
    static Text target(Target target) {
        return switch (target) {
            case Target.Account _ -> new Text("the account", "le compte");
            case Target.Artifact artifact ->
                switch (artifact.kind()) {
                    case INBOX_RULE ->
                        Text.of("inbox rule “%s”", "règle de boîte de réception « %s »", label(artifact));
                    case HIDDEN_INBOX_RULE ->
                        Text.of("hidden inbox rule “%s”", "règle cachée de boîte de réception « %s »", label(artifact));
                    case MAILBOX_FORWARDING ->
                        Text.of("mailbox forwarding “%s”", "transfert de la boîte aux lettres « %s »", label(artifact));
                };
        };
    }

    private static Text label(Target.Artifact artifact) {
        return new Text(
                Inert.cut(artifact.label(), LABEL, Locale.ENGLISH), Inert.cut(artifact.label(), LABEL, Locale.FRENCH));
    }
}
