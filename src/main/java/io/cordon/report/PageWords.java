package io.cordon.report;

import static java.util.Map.entry;

import io.cordon.model.Text;
import java.util.Map;

/** The fixed words of the page, by the name that the template uses. */
final class PageWords {
    static final Map<String, Text> ALL = Map.ofEntries(
            entry("language", new Text("en", "fr")),
            entry("title", new Text("Containment report", "Rapport de confinement")),
            entry("skip", new Text("Skip to the verdict", "Aller au verdict")),
            entry("marking", new Text("TLP:AMBER", "TLP:AMBER")),
            entry(
                    "markingMeans",
                    new Text(
                            "for your organisation and those who need to know",
                            "pour votre organisation et ceux qui ont besoin d’en connaître")),
            entry("exercise", new Text("SIMULATION / EXERCISE", "SIMULATION / EXERCICE")),
            entry(
                    "exerciseMeans",
                    new Text(
                            "Simulated tenant: no real account is concerned. Declare nothing, call nobody out.",
                            "Environnement simulé : aucun compte réel n’est concerné. Ne déclarez rien, n’alertez personne.")),
            entry("asOf", new Text("As of", "État au")),
            entry("paris", new Text("Paris", "Paris")),
            entry("access", new Text("The three ways in", "Les trois accès")),
            entry("signIn", new Text("Blocking of sign-in", "Blocage de la connexion")),
            entry("sessions", new Text("Revocation of sessions", "Révocation des sessions")),
            entry("password", new Text("Replacement of the password", "Remplacement du mot de passe")),
            entry("user", new Text("Account concerned", "Compte concerné")),
            entry("name", new Text("Name", "Nom")),
            entry("signInName", new Text("Sign-in name", "Identifiant")),
            entry("objectId", new Text("Object id", "Identifiant d’objet")),
            entry("kind", new Text("Kind of account", "Nature du compte")),
            entry("synced", new Text("synchronised from Active Directory", "synchronisé depuis Active Directory")),
            entry("guest", new Text("guest of another organisation", "invité d’une autre organisation")),
            entry(
                    "cloud",
                    new Text(
                            "Microsoft 365 account, no directory on site",
                            "compte Microsoft 365, sans annuaire local")),
            entry("tenant", new Text("Tenant", "Organisation (tenant)")),
            entry("request", new Text("Asked by", "Demandé par")),
            entry("reason", new Text("Reason given", "Motif donné")),
            entry("reference", new Text("Reference", "Référence")),
            entry("case", new Text("Case", "Dossier")),
            entry("modePlaybook", new Text("Mode, playbook", "Mode, playbook")),
            entry("figures", new Text("Key figures", "Chiffres clés")),
            entry("timeToContain", new Text("Time to contain", "Délai de confinement")),
            entry(
                    "timeToContainMeans",
                    new Text(
                            "from the request to the read-back of the cut",
                            "de la demande à la relecture de la coupure")),
            entry("seconds", new Text("s", "s")),
            entry("notProven", new Text("not proven", "non prouvé")),
            entry("tokensUntil", new Text("Old tokens may last until", "Anciens jetons valables jusqu’à")),
            entry(
                    "tokensUntilMeans",
                    new Text(
                            "estimate, at Microsoft’s default lifetime",
                            "estimation, à la durée par défaut de Microsoft")),
            entry("changesMade", new Text("Changes proven", "Modifications prouvées")),
            entry("findings", new Text("Findings", "Constats")),
            entry("openPoints", new Text("Not done, not proven or not known", "Non fait, non prouvé ou non connu")),
            entry("todo", new Text("What you must do now", "Ce que vous devez faire maintenant")),
            entry("todoNothing", new Text("Nothing follows from the outcomes.", "Rien ne découle des résultats.")),
            entry("who", new Text("Who:", "Qui :")),
            entry("due", new Text("Before", "Avant le")),
            entry("watch", new Text("The watch since then", "La surveillance depuis lors")),
            entry("watchState", new Text("At the last look", "Au dernier contrôle")),
            entry("watchLast", new Text("Last look", "Dernier contrôle")),
            entry("watchNext", new Text("Next look", "Prochain contrôle")),
            entry("watchEnded", new Text("Watch ended", "Fin de la surveillance")),
            entry("watchAgain", new Text("Contained anew, times", "Reprises du confinement")),
            entry(
                    "watchDirectory",
                    new Text(
                            "Disabled in Active Directory too, seen by",
                            "Désactivé aussi dans Active Directory, vu le")),
            entry("watchSignIns", new Text("sign-ins not checked", "connexions non vérifiées")),
            entry("watchEvents", new Text("What was noticed", "Ce qui a été remarqué")),
            entry("release", new Text("The release", "La levée du confinement")),
            entry("releaseState", new Text("State", "État")),
            entry("releaseAsked", new Text("Asked for at", "Demandée le")),
            entry("releaseEnded", new Text("Ended at", "Terminée le")),
            entry(
                    "releaseDespite",
                    new Text("Although something was open, because", "Malgré ce qui restait ouvert, parce que")),
            entry("releaseBack", new Text("Put back as it was before Cordon", "Rétabli tel qu’avant Cordon")),
            entry(
                    "releaseCaption",
                    new Text(
                            "What had been done, state before and after it was put back, proof",
                            "Ce qui avait été fait, état avant et après le rétablissement, preuve")),
            entry("releaseNothing", new Text("Nothing was put back.", "Rien n’a été rétabli.")),
            entry("releaseNot", new Text("Not put back, or not proven", "Non rétabli, ou non prouvé")),
            entry("releaseStays", new Text("Stays as Cordon left it", "Reste tel que Cordon l’a laissé")),
            entry("did", new Text("What Cordon did", "Ce que Cordon a fait")),
            entry("didNothing", new Text("No change is proven.", "Aucune modification n’est prouvée.")),
            entry(
                    "didCaption",
                    new Text(
                            "Changes: state before and after, proof, time, Microsoft’s request ids",
                            "Modifications : état avant et après, preuve, heure, identifiants de requête Microsoft")),
            entry("would", new Text("What Cordon would change", "Ce que Cordon modifierait")),
            entry(
                    "wouldCaption",
                    new Text("Preview: nothing of this was written", "Aperçu : rien de ceci n’a été écrit")),
            entry("step", new Text("Step", "Mesure")),
            entry("beforeAfter", new Text("Before → after", "Avant → après")),
            entry("current", new Text("State seen", "État lu")),
            entry("proof", new Text("Proof", "Preuve")),
            entry("readBackAt", new Text("Outcome recorded at (Paris)", "Résultat enregistré à (Paris)")),
            entry("requestIds", new Text("Microsoft request ids", "Requêtes Microsoft")),
            entry("caution", new Text("Beware", "Attention")),
            entry("found", new Text("What was found", "Ce qui a été trouvé")),
            entry("foundNothing", new Text("No finding.", "Aucun constat.")),
            entry(
                    "foundNothingUnknown",
                    new Text(
                            "No finding, but not everything could be looked at: see what is not known.",
                            "Aucun constat, mais tout n’a pas pu être examiné : voir ce que l’on ne sait pas.")),
            entry("lookedNothing", new Text("Nothing was looked at.", "Rien n’a été examiné.")),
            entry("looked", new Text("Looked at in full", "Examiné en entier")),
            entry("answer", new Text("Cordon’s answer", "Réponse de Cordon")),
            entry("reasons", new Text("Why it was judged so", "Pourquoi ce jugement")),
            entry("evidence", new Text("Evidence as Microsoft gave it", "Preuves telles que Microsoft les a données")),
            entry("notKnown", new Text("What is NOT known, and why", "Ce que l’on ne sait PAS, et pourquoi")),
            entry(
                    "notKnownNothing",
                    new Text(
                            "Every step that was run ended with a settled outcome.",
                            "Chaque étape exécutée s’est terminée par un résultat établi.")),
            entry("cause", new Text("Cause", "Cause")),
            entry("remedy", new Text("What helps", "Que faire")),
            entry("code", new Text("Code", "Code")),
            entry("retryAt", new Text("Next attempt", "Nouvelle tentative")),
            entry("skipped", new Text("Left out on purpose", "Écarté volontairement")),
            entry("risks", new Text("Residual risk", "Risque résiduel")),
            entry("timeline", new Text("Timeline", "Chronologie")),
            entry(
                    "timelineCaption",
                    new Text(
                            "What happened when, in Paris time and UTC",
                            "Les événements dans l’ordre, en heure de Paris et en UTC")),
            entry("parisTime", new Text("Paris time", "Heure de Paris")),
            entry("utc", new Text("UTC", "UTC")),
            entry("event", new Text("Event", "Événement")),
            entry("annex", new Text("Technical annex", "Annexe technique")),
            entry(
                    "previous",
                    new Text("Values recorded before the changes", "Valeurs enregistrées avant les modifications")),
            entry("calls", new Text("Exchanges with Microsoft 365", "Échanges avec Microsoft 365")),
            entry(
                    "callsCaption",
                    new Text(
                            "Every recorded exchange: step, operation, answer, ids",
                            "Chaque échange enregistré : mesure, opération, réponse, identifiants")),
            entry("callsNothing", new Text("No exchange recorded.", "Aucun échange enregistré.")),
            entry("operation", new Text("Operation", "Opération")),
            entry("status", new Text("HTTP status", "Statut HTTP")),
            entry("noAnswer", new Text("no answer", "sans réponse")),
            entry("sentId", new Text("Id sent", "Identifiant envoyé")),
            entry("millis", new Text("ms", "ms")),
            entry(
                    "footer",
                    new Text(
                            "Made by Cordon from recorded outcomes. “Done” means read back from Microsoft 365. Marks such as ⟨U+202E⟩ stand for invisible characters.",
                            "Établi par Cordon à partir des résultats enregistrés. « Fait » veut dire relu dans Microsoft 365. Les marques comme ⟨U+202E⟩ remplacent des caractères invisibles.")));

    private PageWords() {}
}
