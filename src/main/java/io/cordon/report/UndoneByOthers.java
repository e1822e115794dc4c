package io.cordon.report;

import io.cordon.model.Cause;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import java.util.ArrayList;
import java.util.List;

/** What a person has to do about a containment that somebody undid. The cause decides who. */
final class UndoneByOthers {
    private UndoneByOthers() {}

    static List<FollowUp> of(Watch watch, Titles titles) {
        List<FollowUp> todo = new ArrayList<>();
        if (watch == null || watch.endedAt() != null) {
            return todo;
        }
        for (WatchEvent event : watch.events()) {
            switch (event) {
                case WatchEvent.Alarm _ -> todo.addFirst(alarm(event, titles));
                case WatchEvent.Undone undone -> todo.add(undone(undone, titles));
                case WatchEvent.SignedIn _ -> todo.add(signedIn(event, titles));
                case WatchEvent.PasswordChanged _ -> todo.add(password(event, titles));
                case WatchEvent.Recontained _, WatchEvent.Expired _ -> {}
            }
        }
        return todo;
    }

    private static FollowUp alarm(WatchEvent event, Titles titles) {
        return FollowUp.now(
                FollowUp.Owner.RSSI,
                new Text(
                        "Remove the cause, then contain the account again: Cordon does not do it any more by itself.",
                        "Supprimer la cause, puis confiner de nouveau le compte : Cordon ne le fait plus de lui-même."),
                WatchWords.of(event, titles));
    }

    private static FollowUp undone(WatchEvent.Undone undone, Titles titles) {
        Text why = WatchWords.of(undone, titles);
        return switch (undone.cause().kind()) {
            case Cause.Kind.DIRECTORY_SYNCHRONISATION ->
                FollowUp.now(FollowUp.Owner.AD_ADMINISTRATOR, ShutByHand.IN_ACTIVE_DIRECTORY, why);
            case Cause.Kind.APPLICATION ->
                FollowUp.now(
                        FollowUp.Owner.DSI,
                        new Text(
                                "Stop the other tool that switches the account on, or teach it about this containment.",
                                "Arrêter l’autre outil qui réactive le compte, ou lui faire connaître ce confinement."),
                        why);
            case Cause.Kind.PERSON ->
                FollowUp.now(
                        FollowUp.Owner.RSSI,
                        new Text(
                                "Ask the person of that account whether they did it; if not, contain that account as well.",
                                "Demander à la personne de ce compte si c’est bien elle ; sinon, confiner aussi ce compte."),
                        why);
            case Cause.Kind.ACCOUNT_ITSELF ->
                FollowUp.now(
                        FollowUp.Owner.RSSI,
                        new Text(
                                "The intruder has a way in still: ask for a new containment, and go through the account's roles, consents and sign-in methods.",
                                "L’intrus a encore un accès : demander un nouveau confinement et passer en revue les rôles, consentements et méthodes de connexion du compte."),
                        why);
            case Cause.Kind.NOT_KNOWN ->
                FollowUp.now(
                        FollowUp.Owner.DSI,
                        new Text(
                                "Find out who undid it: audit logs of Microsoft Entra and of Exchange (Purview).",
                                "Chercher qui l’a défait : journaux d’audit de Microsoft Entra et d’Exchange (Purview)."),
                        why);
        };
    }

    private static FollowUp signedIn(WatchEvent event, Titles titles) {
        return FollowUp.now(
                FollowUp.Owner.RSSI,
                new Text(
                        "Examine the sign-ins that succeeded although the account was blocked.",
                        "Examiner les connexions réussies alors que le compte était bloqué."),
                WatchWords.of(event, titles));
    }

    private static FollowUp password(WatchEvent event, Titles titles) {
        return FollowUp.now(
                FollowUp.Owner.RSSI,
                new Text(
                        "Check that the new password was set by somebody who was to set it.",
                        "Vérifier que le nouveau mot de passe a été défini par quelqu’un qui devait le faire."),
                WatchWords.of(event, titles));
    }
}
