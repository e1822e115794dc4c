package io.cordon.report;

import io.cordon.model.Mode;
import io.cordon.model.Release;
import io.cordon.model.Severity;
import io.cordon.model.Status;
import io.cordon.model.Text;

/** The report's own vocabulary: one word for each constant, in both languages. */
final class Words {
    /** Inside a text that was cut; the number is its full length. */
    static final Text CUT = new Text("cut, %,d characters in all", "coupé, %,d caractères au total");

    private Words() {}

    static Text of(Standing standing) {
        return switch (standing) {
            case VERIFIED -> new Text("done and read back", "fait et relu");
            case ALREADY -> new Text("was so already", "déjà en place");
            case WOULD_CHANGE -> new Text("would be changed", "à modifier");
            case LOOKED -> new Text("looked at", "examiné");
            case SKIPPED -> new Text("left out", "écarté");
            case ABSENT -> new Text("not in the plan", "hors du plan");
            case PENDING -> new Text("not run yet", "pas encore exécuté");
            case DEFERRED -> new Text("put off", "reporté");
            case UNVERIFIED -> new Text("not proven", "non prouvé");
            case UNDONE -> new Text("UNDONE by somebody", "DÉFAIT par quelqu’un");
            case NOT_CHECKED -> new Text("not checked", "non vérifié");
            case FAILED -> new Text("FAILED", "ÉCHEC");
        };
    }

    /** Told apart by shape, beside the word. */
    static String symbol(Standing standing) {
        return switch (standing) {
            case VERIFIED, ALREADY -> "✔";
            case WOULD_CHANGE -> "▷";
            case LOOKED -> "•";
            case SKIPPED, ABSENT -> "–";
            case PENDING, DEFERRED -> "…";
            case UNVERIFIED, NOT_CHECKED -> "?";
            case UNDONE, FAILED -> "✖";
        };
    }

    static Text of(Status status) {
        return switch (status) {
            case ACCEPTED -> new Text("Accepted, not begun", "Accepté, pas commencé");
            case RUNNING -> new Text("Under way", "En cours");
            case WAITING_RETRY -> new Text("Waiting for a new attempt", "En attente d’une nouvelle tentative");
            case WAITING_APPROVAL -> new Text("Waiting for approval", "En attente d’approbation");
            case STOPPED -> new Text("Halted by the stop switch", "Suspendu par l’arrêt général");
            case CONTAINED -> new Text("Contained", "Confiné");
            case INSPECTED -> new Text("Inspected, nothing changed", "Inspecté, rien de modifié");
            case PREVIEWED -> new Text("Preview, nothing written", "Aperçu, rien d’écrit");
            case PARTIAL -> new Text("Partial", "Partiel");
            case CANCELLED -> new Text("Called off", "Annulé");
            case REFUSED -> new Text("Refused", "Refusé");
            case FAILED -> new Text("Failed", "Échec");
            case RELEASED -> new Text("Released", "Levé");
        };
    }

    static Text of(Release.State state) {
        return switch (state) {
            case UNDER_WAY -> new Text("under way", "en cours");
            case RELEASED -> new Text("released", "levé");
            case FAILED ->
                new Text("not achieved, the account stays contained", "non aboutie, le compte reste confiné");
        };
    }

    static Text of(Severity severity) {
        return switch (severity) {
            case MALICIOUS -> new Text("malicious", "malveillant");
            case SUSPICIOUS -> new Text("suspicious", "suspect");
            case NOTE -> new Text("note", "pour information");
        };
    }

    static String symbol(Severity severity) {
        return switch (severity) {
            case MALICIOUS -> "✖";
            case SUSPICIOUS -> "?";
            case NOTE -> "•";
        };
    }

    static Text of(Mode mode) {
        return switch (mode) {
            case CONTAIN -> new Text("containment", "confinement");
            case INSPECT -> new Text("inspection only", "inspection seule");
            case PREVIEW -> new Text("preview", "aperçu sans écriture");
        };
    }

    static Text of(FollowUp.Owner owner) {
        return switch (owner) {
            case RSSI -> new Text("CISO (RSSI)", "RSSI");
            case DSI -> new Text("IT department (DSI)", "DSI");
            case M365_ADMINISTRATOR -> new Text("Microsoft 365 administrator", "Administrateur Microsoft 365");
            case AD_ADMINISTRATOR -> new Text("Active Directory administrator", "Administrateur Active Directory");
            case DPO -> new Text("Data protection officer (DPO)", "Délégué à la protection des données (DPO)");
            case USER -> new Text("The user, with the IT department", "La personne, avec la DSI");
        };
    }

    static Text of(FollowUp.When when) {
        return switch (when) {
            case NOW -> new Text("At once", "Tout de suite");
            case BEFORE_RELEASE -> new Text("Before the account is given back", "Avant de rendre le compte");
            case AFTER_RELEASE -> new Text("By hand, now that it is released", "À la main, maintenant qu’il est levé");
            case DECLARE -> new Text("Declare and report", "Déclarer et signaler");
        };
    }
}
