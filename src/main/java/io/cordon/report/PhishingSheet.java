package io.cordon.report;

import static io.cordon.report.FollowUp.Owner.DPO;
import static io.cordon.report.FollowUp.Owner.DSI;
import static io.cordon.report.FollowUp.Owner.M365_ADMINISTRATOR;
import static io.cordon.report.FollowUp.Owner.RSSI;
import static io.cordon.report.FollowUp.Owner.USER;

import io.cordon.model.Containment;
import io.cordon.model.Failure;
import io.cordon.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the CERT Santé sheet on phishing campaigns (v1.7, 2022-06-14) asks for and Cordon cannot do, and who has to be told. In a simulation
 * nobody is told anything.
 */
final class PhishingSheet {
    private static final Duration CNIL = Duration.ofDays(3); // 72 hours by law

    private PhishingSheet() {}

    static List<FollowUp> of(Containment containment, Access access, List<NotKnown> notKnown) {
        List<FollowUp> todo = new ArrayList<>(atOnce());
        boolean mailbox = notKnown.stream()
                .noneMatch(point -> point.failure() != null && point.failure().kind() == Failure.Kind.NO_MAILBOX);
        if (mailbox) {
            todo.add(mailboxSecrets());
        }
        todo.addAll(beforeRelease());
        if (access.password().isProven() || access.password() == Standing.UNVERIFIED) {
            todo.add(newPassword());
        }
        todo.addAll(declarations(containment));
        return todo;
    }

    private static List<FollowUp> atOnce() {
        return List.of(
                FollowUp.now(
                        DSI,
                        new Text(
                                "Cut the user's VPN and remote-access sessions, and suspend that access.",
                                "Couper les sessions VPN et d’accès distant de la personne, et suspendre ces accès."),
                        new Text(
                                "Cordon acts in Microsoft 365 only; the same password may open other doors.",
                                "Cordon n’agit que dans Microsoft 365 ; le même mot de passe peut ouvrir d’autres portes.")),
                FollowUp.now(
                        RSSI,
                        new Text(
                                "Find out who else received the phishing message, opened its link or answered it; block the link and the sender.",
                                "Chercher qui d’autre a reçu le message d’hameçonnage, suivi son lien ou répondu ; bloquer le lien et l’expéditeur."),
                        new Text(
                                "Each person who gave a password away needs a containment too; messages sent from this account count.",
                                "Chaque personne qui a donné son mot de passe doit aussi être confinée ; les messages envoyés depuis ce compte comptent.")),
                FollowUp.now(
                        DSI,
                        new Text(
                                "Export sign-in and audit logs, and keep the original messages with their headers.",
                                "Exporter les journaux de connexion et d’audit, et garder les messages d’origine avec leurs en-têtes."),
                        new Text(
                                "They are evidence, and Microsoft keeps them for a limited time.",
                                "Ce sont des preuves, et Microsoft ne les conserve qu’un temps limité.")),
                FollowUp.now(
                        DSI,
                        new Text(
                                "Examine the person's workstation and phone before they are used again for this account.",
                                "Examiner le poste de travail et le téléphone de la personne avant de les réutiliser pour ce compte."),
                        new Text(
                                "Where a device is infected, a new password is stolen like the old one.",
                                "Si un appareil est infecté, le nouveau mot de passe sera volé comme l’ancien.")));
    }

    private static FollowUp mailboxSecrets() {
        return FollowUp.beforeRelease(
                USER,
                new Text(
                        "Go through the mailbox with the user and change every password and code that lies in it.",
                        "Parcourir la boîte aux lettres avec la personne et changer chaque mot de passe ou code qui s’y trouve."),
                new Text(
                        "Whoever was in the mailbox may have read them.",
                        "L’intrus a pu les lire pendant qu’il était dans la boîte."));
    }

    private static List<FollowUp> beforeRelease() {
        return List.of(
                FollowUp.beforeRelease(
                        USER,
                        new Text(
                                "Change this password wherever else it was used, at work and in private.",
                                "Changer ce mot de passe partout où il a servi, au travail comme en privé."),
                        new Text("A stolen password is tried everywhere.", "Un mot de passe volé est essayé partout.")),
                FollowUp.beforeRelease(
                        M365_ADMINISTRATOR,
                        new Text(
                                "Go through the sign-in methods, delete app passwords, and have multifactor authentication registered anew.",
                                "Passer en revue les méthodes de connexion, supprimer les mots de passe d’application et faire réenregistrer l’authentification multifacteur."),
                        new Text(
                                "An intruder may have registered a method of their own; a new password does not remove it.",
                                "L’intrus a pu enregistrer sa propre méthode ; un nouveau mot de passe ne la supprime pas.")),
                FollowUp.beforeRelease(
                        DSI,
                        new Text(
                                "Close IMAP, POP, SMTP AUTH and ActiveSync for this mailbox where nobody needs them.",
                                "Fermer IMAP, POP, SMTP AUTH et ActiveSync pour cette boîte là où personne n’en a besoin."),
                        new Text(
                                "Such protocols may let a password in without a second factor.",
                                "Ces protocoles peuvent laisser entrer un mot de passe sans second facteur.")));
    }

    private static FollowUp newPassword() {
        return FollowUp.beforeRelease(
                RSSI,
                new Text(
                        "Hand over a new password by a safe channel: in person or by a verified telephone number, never by e-mail.",
                        "Remettre un nouveau mot de passe par un canal sûr : en personne ou par un numéro vérifié, jamais par courriel."),
                new Text(
                        "The one Cordon set is known to nobody and kept nowhere.",
                        "Celui que Cordon a posé n’est connu de personne et n’est conservé nulle part."));
    }

    private static List<FollowUp> declarations(Containment containment) {
        boolean exercise = containment.simulated();
        Instant term = exercise ? null : containment.acceptedAt().plus(CNIL);
        return List.of(
                declare(
                        exercise,
                        RSSI,
                        new Text(
                                "Declare the incident to CERT Santé: signalement.social-sante.gouv.fr; in an emergency 09 72 43 91 25, day and night.",
                                "Déclarer l’incident au CERT Santé : signalement.social-sante.gouv.fr ; en urgence 09 72 43 91 25, jour et nuit."),
                        new Text(
                                "A health establishment declares without delay; others may be hit by the same campaign.",
                                "Un établissement de santé déclare sans délai ; d’autres peuvent être visés par la même campagne."),
                        null),
                declare(
                        exercise,
                        DPO,
                        new Text(
                                "If personal data may have been read or copied, notify the CNIL within 72 hours of becoming aware.",
                                "Si des données personnelles ont pu être lues ou copiées, notifier la CNIL dans les 72 heures après en avoir eu connaissance."),
                        new Text(
                                "The term is counted from the request here; it is nearer if you knew before. What is not known yet can be added afterwards; the internal register is filled in either way.",
                                "L’échéance est comptée ici à partir de la demande ; elle est plus proche si vous le saviez avant. Ce qui manque encore se complète ensuite ; le registre interne se remplit dans tous les cas."),
                        term),
                declare(
                        exercise,
                        DSI,
                        new Text(
                                "Report the campaign: PhishTank, Signal Spam, and abuse@ of the sender's and the link's hosts.",
                                "Signaler la campagne : PhishTank, Signal Spam, et abuse@ chez les hébergeurs de l’expéditeur et du lien."),
                        new Text(
                                "It gets the site closed, and protects the next one.",
                                "C’est ce qui fait fermer le site et protège les suivants."),
                        null));
    }

    private static FollowUp declare(boolean exercise, FollowUp.Owner owner, Text what, Text why, Instant due) {
        Text told = exercise
                ? Text.of("Exercise, send nothing. For real: %s", "Exercice, ne rien envoyer. En réel : %s", what)
                : what;
        return new FollowUp(FollowUp.When.DECLARE, owner, told, why, due);
    }
}
