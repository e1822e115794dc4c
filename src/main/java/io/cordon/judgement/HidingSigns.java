package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.NOTED;
import static io.cordon.judgement.Strength.WEAK;

import java.util.List;

/** What a rule does to keep mail from its owner's eyes. */
final class HidingSigns {
    static final List<Sign<Reading>> ALL = List.of(
            new Sign<>(
                    "hide.place",
                    MEDIUM,
                    "MITRE ATT&CK T1564.008; Proofpoint 2026-04; Splunk; Microsoft grading guide",
                    HidingSigns::place),
            new Sign<>("hide.nameless-folder", MEDIUM, "Proofpoint 2026-04; Permiso", HidingSigns::namelessFolder),
            new Sign<>("hide.read", WEAK, "Splunk; Microsoft Sentinel community", HidingSigns::read),
            new Sign<>("hide.beyond-recovery", WEAK, "MITRE ATT&CK T1070.008", HidingSigns::beyondRecovery),
            new Sign<>(
                    "hide.unread-action",
                    MEDIUM,
                    "own reasoning: what is not understood is not harmless",
                    HidingSigns::unreadAction),
            new Sign<>(
                    "hide.unread-folder",
                    NOTED,
                    "own reasoning: what is not understood is not harmless",
                    HidingSigns::unreadFolder));

    private HidingSigns() {}

    private static Evidence place(Reading reading) {
        if (reading.place() == null
                || reading.place().kind() != Place.Kind.HIDING
                || reading.fits()
                || reading.bulk()) {
            return null;
        }
        return Evidence.of(
                MEDIUM,
                "It moves mail to “%s”, a folder that hardly anybody opens; honest rules put only feeds, logs or newsletters there.",
                "Elle déplace les messages vers « %s », un dossier que presque personne n'ouvre ; une règle honnête n'y range que des flux, des journaux ou des lettres d'information.",
                reading.place().quoted());
    }

    private static Evidence namelessFolder(Reading reading) {
        if (reading.place() == null || reading.place().kind() != Place.Kind.NAMELESS) {
            return null;
        }
        return Evidence.of(
                reading.bulk() ? WEAK : MEDIUM,
                "It moves mail to a folder whose name “%s” nobody can read.",
                "Elle déplace les messages vers un dossier dont le nom « %s » est illisible.",
                reading.place().quoted());
    }

    private static Evidence read(Reading reading) {
        return reading.rule().markAsRead() && reading.hides() && !reading.bulk()
                ? Evidence.of(
                        WEAK,
                        "It marks what it hides as read, so that no counter shows it.",
                        "Elle marque comme lu ce qu'elle cache, pour qu'aucun compteur ne le montre.")
                : null;
    }

    private static Evidence beyondRecovery(Reading reading) {
        return reading.rule().permanentDelete() && !reading.bulk()
                ? Evidence.of(
                        WEAK,
                        "It deletes for good instead of moving to Deleted Items.",
                        "Elle supprime définitivement au lieu de déplacer vers les éléments supprimés.")
                : null;
    }

    private static Evidence unreadAction(Reading reading) {
        Rule rule = reading.rule();
        if (rule.unknownActions().isEmpty()) {
            return null;
        }
        boolean nothingElse = rule.moveTo() == null
                && !rule.delete()
                && !rule.permanentDelete()
                && rule.forwards().isEmpty();
        return Evidence.of(
                nothingElse ? MEDIUM : NOTED,
                "It has properties that this version does not know (%s); they may do more than is seen here.",
                "Elle a des propriétés que cette version ne connaît pas (%s) ; elles font peut-être plus que ce qui se voit ici.",
                Quotation.of(rule.unknownActions()));
    }

    private static Evidence unreadFolder(Reading reading) {
        return reading.place() != null && reading.place().kind() == Place.Kind.UNKNOWN
                ? Evidence.of(
                        NOTED,
                        "The folder it moves mail to could not be looked up.",
                        "Le dossier vers lequel elle déplace les messages n'a pas pu être identifié.")
                : null;
    }
}
