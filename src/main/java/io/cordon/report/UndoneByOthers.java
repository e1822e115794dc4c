package io.cordon.report;

import io.cordon.model.Cause;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import java.util.ArrayList;
import java.util.List;

/** What a person has to do about a containment that somebody undid. The cause decides who. */
final class UndoneByOthers {
    private static final Text CONTAIN_AGAIN = new Text(
            "Remove the cause, then contain the account again: Cordon does not do it any more by itself.",
            "Supprimer la cause, puis confiner de nouveau le compte : Cordon ne le fait plus de lui-même.");

    private static final Text STOP_THE_TOOL = new Text(
            "Stop the other tool that switches the account on, or teach it about this containment.",
            "Arrêter l’autre outil qui réactive le compte, ou lui faire connaître ce confinement.");

    private static final Text ASK_THE_PERSON = new Text(
            "Ask the person of that account whether they did it; if not, contain that account as well.",
            "Demander à la personne de ce compte si c’est bien elle ; sinon, confiner aussi ce compte.");

    private static final Text FIND_THE_WAY_IN = new Text(
            "The intruder has a way in still: ask for a new containment, and go through the account's roles, consents and sign-in methods.",
            "L’intrus a encore un accès : demander un nouveau confinement et passer en revue les rôles, consentements et méthodes de connexion du compte.");

    private static final Text FIND_OUT_WHO = new Text(
            "Find out who undid it: audit logs of Microsoft Entra and of Exchange (Purview).",
            "Chercher qui l’a défait : journaux d’audit de Microsoft Entra et d’Exchange (Purview).");

    private static final Text EXAMINE_SIGN_INS = new Text(
            "Examine the sign-ins that succeeded although the account was blocked.",
            "Examiner les connexions réussies alors que le compte était bloqué.");

    private static final Text CHECK_THE_PASSWORD = new Text(
            "Check that the new password was set by somebody who was to set it.",
            "Vérifier que le nouveau mot de passe a été défini par quelqu’un qui devait le faire.");

    private UndoneByOthers() {}

    static List<FollowUp> of(Watch watch, Titles titles) {
        List<FollowUp> todo = new ArrayList<>();
        if (watch == null || watch.endedAt() != null) {
            return todo;
        }
        for (WatchEvent event : watch.events()) {
            Text why = WatchWords.of(event, titles);
            switch (event) {
                case WatchEvent.Alarm _ -> todo.addFirst(FollowUp.now(FollowUp.Owner.RSSI, CONTAIN_AGAIN, why));
                case WatchEvent.Undone undone -> todo.add(undone(undone.cause().kind(), why));
                case WatchEvent.SignedIn _ -> todo.add(FollowUp.now(FollowUp.Owner.RSSI, EXAMINE_SIGN_INS, why));
                case WatchEvent.PasswordChanged _ ->
                    todo.add(FollowUp.now(FollowUp.Owner.RSSI, CHECK_THE_PASSWORD, why));
                case WatchEvent.Recontained _, WatchEvent.Expired _ -> {}
            }
        }
        return todo;
    }

    private static FollowUp undone(Cause.Kind by, Text why) {
        return switch (by) {
            case DIRECTORY_SYNCHRONISATION ->
                FollowUp.now(FollowUp.Owner.AD_ADMINISTRATOR, ShutByHand.IN_ACTIVE_DIRECTORY, why);
            case APPLICATION -> FollowUp.now(FollowUp.Owner.DSI, STOP_THE_TOOL, why);
            case PERSON -> FollowUp.now(FollowUp.Owner.RSSI, ASK_THE_PERSON, why);
            case ACCOUNT_ITSELF -> FollowUp.now(FollowUp.Owner.RSSI, FIND_THE_WAY_IN, why);
            case NOT_KNOWN -> FollowUp.now(FollowUp.Owner.DSI, FIND_OUT_WHO, why);
        };
    }
}
