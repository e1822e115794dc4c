package io.cordon.report;

import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.Status;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import java.util.ArrayList;
import java.util.List;

/** The ways in that Cordon did not prove shut, and the two kinds of account whose authority lies elsewhere. */
final class ShutByHand {
    /** Until the account is disabled there, nothing done in the cloud lasts. */
    static final Text IN_ACTIVE_DIRECTORY = new Text(
            "Disable the account in Active Directory, and reset its password there twice.",
            "Désactiver le compte dans Active Directory et y réinitialiser son mot de passe deux fois.");

    private ShutByHand() {}

    /** {@code watch} may be {@code null}. */
    static List<FollowUp> of(Containment containment, Access access, Watch watch) {
        List<FollowUp> todo = new ArrayList<>();
        if (containment.mode() != Mode.CONTAIN || containment.status() == Status.RELEASED) {
            return todo;
        }
        if (remains(containment, access.signIn())) {
            todo.add(FollowUp.now(
                    FollowUp.Owner.M365_ADMINISTRATOR,
                    new Text(
                            "Block the account's sign-in by hand: Entra admin center, Users, the user, Account status.",
                            "Bloquer la connexion du compte à la main : centre d’administration Entra, Utilisateurs, la personne, État du compte."),
                    why(new Text("Blocking of sign-in", "Blocage de la connexion"), access.signIn())));
        }
        if (containment.user().guest()) {
            todo.add(guest());
        } else if (remains(containment, access.sessions())) {
            todo.add(FollowUp.now(
                    FollowUp.Owner.M365_ADMINISTRATOR,
                    new Text(
                            "Revoke the account's sessions by hand: Entra admin center, Users, the user, Revoke sessions.",
                            "Révoquer les sessions du compte à la main : centre d’administration Entra, Utilisateurs, la personne, Révoquer les sessions."),
                    why(new Text("Revocation of sessions", "Révocation des sessions"), access.sessions())));
        }
        if (containment.user().synced()) {
            if (watch == null || watch.synchronisedAt() == null) { // open until it is seen to be done
                todo.add(synced());
            }
        } else if (!containment.user().guest() && remains(containment, access.password())) {
            todo.add(FollowUp.now(
                    FollowUp.Owner.M365_ADMINISTRATOR,
                    new Text(
                            "Replace the account's password by hand, without telling the new one by e-mail.",
                            "Remplacer à la main le mot de passe du compte, sans communiquer le nouveau par courriel."),
                    why(new Text("Replacement of the password", "Remplacement du mot de passe"), access.password())));
        }
        return todo;
    }

    /** A step whose turn is yet to come is no reason to act by hand. */
    private static boolean remains(Containment containment, Standing standing) {
        boolean stillToCome =
                standing == Standing.PENDING && !containment.status().isTerminal();
        return !standing.isProven() && !stillToCome;
    }

    private static Text why(Text what, Standing standing) {
        return Text.of("%s: %s.", "%s : %s.", what, Words.of(standing));
    }

    private static FollowUp synced() {
        return FollowUp.now(
                FollowUp.Owner.AD_ADMINISTRATOR,
                IN_ACTIVE_DIRECTORY,
                new Text(
                        "The account is synchronised from Active Directory: the next synchronisation may undo what was done in Microsoft 365. Two resets leave no previous password that still works somewhere.",
                        "Le compte est synchronisé depuis Active Directory : la prochaine synchronisation peut défaire ce qui a été fait dans Microsoft 365. Deux réinitialisations ne laissent aucun ancien mot de passe encore accepté quelque part."));
    }

    private static FollowUp guest() {
        return FollowUp.now(
                FollowUp.Owner.RSSI,
                new Text(
                        "Ask the guest's own organisation to block the account, revoke its sessions and replace its password.",
                        "Demander à l’organisation d’origine de l’invité de bloquer le compte, de révoquer ses sessions et de remplacer son mot de passe."),
                new Text(
                        "The account is a guest: its password and sessions belong to another organisation, out of reach from here.",
                        "Le compte est un compte invité : son mot de passe et ses sessions appartiennent à une autre organisation, hors de portée d’ici."));
    }
}
