package io.cordon.report;

import io.cordon.model.Mode;
import io.cordon.model.Status;
import io.cordon.model.Text;
import io.cordon.model.Watch;

/**
 * The verdict as the page shows it at first sight.
 *
 * @param tone name of a style; never the only carrier of what it says
 */
record Verdict(String tone, String symbol, Text word) {

    static Verdict of(Report report) {
        boolean undone = report.status() != Status.RELEASED
                && report.watch() != null
                && report.watch().endedAt() == null
                && report.watch().state() == Watch.State.UNDONE;
        if (undone) {
            return new Verdict("bad", "✖", new Text("Undone, no longer contained", "Défait, n’est plus confiné"));
        }
        Text word = Words.of(report.status());
        return switch (report.status()) {
            case CONTAINED ->
                report.access().proven()
                        ? new Verdict("good", "✔", word)
                        : new Verdict(
                                "doubt",
                                "!",
                                new Text(
                                        "Plan carried out, not every way in is shut",
                                        "Plan exécuté, tous les accès ne sont pas fermés"));
            case PARTIAL -> new Verdict("doubt", "!", partial(report.mode()));
            case FAILED, REFUSED -> new Verdict("bad", "✖", word);
            case CANCELLED -> new Verdict("doubt", "!", word);
            case ACCEPTED, RUNNING, WAITING_RETRY -> new Verdict("open", "…", word);
            case WAITING_APPROVAL, STOPPED -> new Verdict("doubt", "!", word);
            case INSPECTED, PREVIEWED, RELEASED -> new Verdict("open", "•", word);
        };
    }

    private static Text partial(Mode mode) {
        return switch (mode) {
            case CONTAIN -> new Text("Partly contained", "Confinement partiel");
            case INSPECT -> new Text("Incomplete inspection", "Inspection incomplète");
            case PREVIEW -> new Text("Incomplete preview", "Aperçu incomplet");
        };
    }
}
