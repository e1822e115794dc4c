package io.cordon.report;

import static io.cordon.model.Stage.CLOSE;
import static io.cordon.model.Stage.CUT;
import static io.cordon.model.Stage.ERADICATE;
import static io.cordon.model.Stage.INSPECT;

import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.model.Failure;
import io.cordon.model.Finding;
import io.cordon.model.Mode;
import io.cordon.model.Observation;
import io.cordon.model.Severity;
import io.cordon.model.Stage;
import io.cordon.model.Status;
import io.cordon.model.StepOutcome;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.model.User;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Containments as the database would hold them. All people and addresses are invented. */
final class Samples {
    static final String HOSTILE = "<script>alert(1)</script>\"'`&\u202Eexe.fdp\u0000\u200B\uFEFF";

    static final Target.Artifact HIDDEN_RULE = new Target.Artifact(Target.Kind.HIDDEN_INBOX_RULE, "rule-42", ".");
    private static final Target.Artifact FORWARDING = new Target.Artifact(
            Target.Kind.MAILBOX_FORWARDING, "ForwardingSmtpAddress", "smtp:boite.depot@voleur.example");
    private static final Target.Artifact RULE =
            new Target.Artifact(Target.Kind.INBOX_RULE, "rule-7", "Factures vers perso");

    private Samples() {}

    static Containment contained() {
        return withCut(Case.user(false, false))
                .step(INSPECT, "mailbox.inbox-rules", new StepOutcome.Inspected(List.of(ownerRule())))
                .step(INSPECT, "mailbox.hidden-rules", new StepOutcome.Inspected(List.of(hiddenRule())))
                .step(INSPECT, "mailbox.forwarding", new StepOutcome.Inspected(List.of(forwarding())))
                .step(ERADICATE, "inbox-rule.disable", HIDDEN_RULE, new Decision.Run(), ruleOff())
                .step(ERADICATE, "forwarding.remove", FORWARDING, new Decision.Run(), forwardingGone())
                .step(CLOSE, "sessions.revoke", revoked("2026-03-14T02:12:12Z"))
                .ended();
    }

    static Containment clean() {
        return withCut(Case.user(false, false))
                .step(INSPECT, "mailbox.inbox-rules", new StepOutcome.Inspected(List.of()))
                .ended();
    }

    static Containment partial() {
        Failure denied = new Failure(
                Failure.Kind.DENIED,
                new Text("Microsoft refused to show the inbox rules.", "Microsoft a refusé de montrer les règles."),
                new Text(
                        "Grant the application MailboxSettings.ReadWrite.",
                        "Accorder à l’application MailboxSettings.ReadWrite."),
                403,
                "ErrorAccessDenied",
                "b0000000-0000-4000-8000-000000000009");
        return withCut(Case.user(false, false))
                .step(INSPECT, "mailbox.inbox-rules", new StepOutcome.NotChecked(denied, List.of()))
                .step(INSPECT, "mailbox.hidden-rules", new StepOutcome.NotChecked(denied, List.of()))
                .step(INSPECT, "mailbox.forwarding", new StepOutcome.Inspected(List.of(forwarding())))
                .step(
                        ERADICATE,
                        "forwarding.remove",
                        FORWARDING,
                        new Decision.Run(),
                        new StepOutcome.Failed(timedOut(), null))
                .ended();
    }

    static Containment passwordRefused(User user) {
        Failure refused = new Failure(
                Failure.Kind.ON_PREMISES,
                new Text("The directory on site owns the password.", "Le mot de passe appartient à l’annuaire local."),
                null,
                400,
                "Request_BadRequest",
                null);
        return new Case(user, Mode.CONTAIN)
                .step(
                        CUT,
                        "account.disable",
                        new Target.Account(),
                        new Decision.Run(new Text(
                                "Directory synchronisation will undo this.",
                                "La synchronisation d’annuaire défera cette mesure.")),
                        disabled())
                .step(CUT, "sessions.revoke", revoked("2026-03-14T02:12:09Z"))
                .step(CUT, "password.reset", new StepOutcome.Failed(refused, null))
                .ended();
    }

    static Containment guest() {
        return new Case(Case.user(true, false), Mode.CONTAIN)
                .step(CUT, "account.disable", disabled())
                .step(
                        CUT,
                        "sessions.revoke",
                        new StepOutcome.Skipped(new Text(
                                "Revoking has no effect on guests.", "La révocation n’a pas d’effet sur un invité.")))
                .step(
                        CUT,
                        "password.reset",
                        new StepOutcome.Skipped(new Text(
                                "A guest's password is elsewhere.", "Le mot de passe d’un invité est ailleurs.")))
                .ended();
    }

    static Containment noMailbox() {
        Failure none = new Failure(
                Failure.Kind.NO_MAILBOX,
                new Text("No mailbox in Exchange Online.", "Pas de boîte aux lettres dans Exchange Online."),
                null,
                404,
                "MailboxNotEnabledForRESTAPI",
                null);
        return withCut(Case.user(false, true))
                .step(INSPECT, "mailbox.inbox-rules", new StepOutcome.NotChecked(none, List.of()))
                .ended();
    }

    static Containment unverified() {
        return new Case(Case.user(false, false), Mode.CONTAIN)
                .step(
                        CUT,
                        "account.disable",
                        StepOutcome.Changed.of(null, new Observation.Otherwise(Map.of("accountEnabled", true))))
                .step(CUT, "sessions.revoke", revoked("2026-03-14T02:12:09Z"))
                .step(CUT, "password.reset", StepOutcome.Changed.of(null, new Observation.Unreadable(timedOut())))
                .ended();
    }

    static Containment preview() {
        return new Case(Case.user(false, false), Mode.PREVIEW)
                .step(
                        CUT,
                        "account.disable",
                        new StepOutcome.WouldChange(new Observation.Otherwise(Map.of("accountEnabled", true))))
                .step(INSPECT, "mailbox.hidden-rules", new StepOutcome.Inspected(List.of(hiddenRule())))
                .step(
                        ERADICATE,
                        "inbox-rule.disable",
                        HIDDEN_RULE,
                        new Decision.Run(),
                        new StepOutcome.WouldChange(new Observation.Otherwise(Map.of("Enabled", true))))
                .ended();
    }

    static Containment inspect(List<Finding> findings) {
        return new Case(Case.user(false, false), Mode.INSPECT)
                .step(INSPECT, "mailbox.inbox-rules", new StepOutcome.Inspected(findings))
                .ended();
    }

    static Containment running() {
        return new Case(Case.user(false, false), Mode.CONTAIN)
                .step(CUT, "account.disable", disabled())
                .step(CUT, "sessions.revoke", null)
                .step(CUT, "password.reset", null)
                .at(Status.RUNNING);
    }

    static Containment failed() {
        StepOutcome lost = new StepOutcome.Failed(timedOut(), null);
        return new Case(Case.user(false, false), Mode.CONTAIN)
                .simulated()
                .step(CUT, "account.disable", lost)
                .step(CUT, "sessions.revoke", lost)
                .step(CUT, "password.reset", lost)
                .ended();
    }

    static Containment hostile() {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("displayName", HOSTILE);
        evidence.put("<b>key</b>", Map.of("subjectContains", List.of(HOSTILE, "x".repeat(65_536))));
        Target.Artifact artifact = new Target.Artifact(Target.Kind.INBOX_RULE, HOSTILE, HOSTILE + "y".repeat(65_536));
        Finding finding = new Finding(
                artifact,
                Severity.MALICIOUS,
                Text.of("Rule “%s” deletes mail", "La règle « %s » supprime le courrier", artifact.label()),
                List.of(Text.of("Names “%s”", "Nomme « %s »", HOSTILE)),
                evidence);
        return new Case(Case.named(HOSTILE), Mode.CONTAIN)
                .simulated()
                .step(CUT, "account.disable", disabled())
                .step(INSPECT, "mailbox.inbox-rules", new StepOutcome.Inspected(List.of(finding)))
                .step(ERADICATE, "inbox-rule.disable", artifact, new Decision.Run(), ruleOff())
                .step(CLOSE, "odd.step", new StepOutcome.Skipped(new Text(HOSTILE, HOSTILE)))
                .ended();
    }

    /** Switched off, and listed again by a look that began afterwards. */
    static Containment seenAgain() {
        return withCut(Case.user(false, false))
                .step(INSPECT, "mailbox.hidden-rules", new StepOutcome.Inspected(List.of(hiddenRule())))
                .step(ERADICATE, "inbox-rule.disable", HIDDEN_RULE, new Decision.Run(), ruleOff())
                .step(Stage.CLOSE, "mailbox.hidden-rules", new StepOutcome.Inspected(List.of(hiddenRule())))
                .ended();
    }

    static Finding ownerRule() {
        return new Finding(
                RULE,
                Severity.SUSPICIOUS,
                new Text(
                        "Inbox rule “Factures vers perso” forwards to an outside address",
                        "La règle « Factures vers perso » transfère vers une adresse extérieure"),
                List.of(new Text(
                        "forwards to camille.exemple@perso.example, which bears the owner's name",
                        "transfère vers camille.exemple@perso.example, au nom de la titulaire")),
                Map.of("displayName", "Factures vers perso"));
    }

    static Finding hiddenRule() {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("Name", ".");
        evidence.put("Enabled", true);
        evidence.put("SubjectOrBodyContainsWords", List.of("hameçonnage", "mot de passe", "virement"));
        evidence.put("MoveToFolder", "Flux RSS");
        evidence.put("MarkAsRead", true);
        return new Finding(
                HIDDEN_RULE,
                Severity.MALICIOUS,
                new Text(
                        "Hidden rule “.” moves warnings out of sight",
                        "La règle cachée « . » soustrait les alertes à la vue"),
                List.of(
                        new Text("moves to folder RSS Feeds", "déplace vers le dossier Flux RSS"),
                        new Text("looks for the word “virement”", "cherche le mot « virement »")),
                evidence);
    }

    private static Finding forwarding() {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("ForwardingSmtpAddress", "smtp:boite.depot@voleur.example");
        evidence.put("DeliverToMailboxAndForward", true);
        return new Finding(
                FORWARDING,
                Severity.MALICIOUS,
                new Text(
                        "All mail is forwarded to boite.depot@voleur.example",
                        "Tout le courrier est transféré vers boite.depot@voleur.example"),
                List.of(new Text(
                        "voleur.example is no domain of yours", "voleur.example n’est pas un de vos domaines")),
                evidence);
    }

    static Case withCut(User user) {
        return new Case(user, Mode.CONTAIN)
                .step(CUT, "account.disable", disabled())
                .step(CUT, "sessions.revoke", revoked("2026-03-14T02:12:09Z"))
                .step(
                        CUT,
                        "password.reset",
                        StepOutcome.Changed.of(
                                null,
                                new Observation.AsWanted(Map.of("lastPasswordChangeDateTime", "2026-03-14T02:12:09Z"))))
                .containedNow();
    }

    static StepOutcome disabled() {
        return StepOutcome.Changed.of(
                new Observation.Otherwise(Map.of("accountEnabled", true)),
                new Observation.AsWanted(Map.of("accountEnabled", false)));
    }

    private static StepOutcome revoked(String from) {
        return StepOutcome.Changed.of(null, new Observation.AsWanted(Map.of("signInSessionsValidFromDateTime", from)));
    }

    static StepOutcome ruleOff() {
        return StepOutcome.Changed.of(
                new Observation.Otherwise(Map.of("Enabled", true)), new Observation.AsWanted(Map.of("Enabled", false)));
    }

    private static StepOutcome forwardingGone() {
        Map<String, Object> none = new HashMap<>();
        none.put("ForwardingSmtpAddress", null);
        return StepOutcome.Changed.of(
                new Observation.Otherwise(forwarding().evidence()), new Observation.AsWanted(none));
    }

    private static Failure timedOut() {
        return new Failure(
                Failure.Kind.TIMED_OUT,
                new Text("Microsoft did not answer in time.", "Microsoft n’a pas répondu à temps."),
                null,
                null,
                null,
                null);
    }
}
