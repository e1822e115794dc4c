package io.cordon.report;

import io.cordon.model.Aftermath;
import io.cordon.model.Call;
import io.cordon.model.Conclusion;
import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.model.Mode;
import io.cordon.model.PlannedStep;
import io.cordon.model.Stage;
import io.cordon.model.Status;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.model.Trigger;
import io.cordon.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A containment written down step by step, 400 ms apart. */
final class Case {
    static final Instant ACCEPTED = Instant.parse("2026-03-14T02:12:08.300Z");
    static final Instant READ_AT = Instant.parse("2026-03-14T02:20:00Z");

    private static final Map<String, Text> TITLES = Map.of(
            "account.disable", new Text("Block sign-in", "Bloquer la connexion"),
            "sessions.revoke", new Text("Revoke sessions", "Révoquer les sessions"),
            "password.reset", new Text("Replace the password", "Remplacer le mot de passe"),
            "mailbox.inbox-rules", new Text("Look at inbox rules", "Examiner les règles de boîte de réception"),
            "mailbox.hidden-rules", new Text("Look for hidden inbox rules", "Chercher les règles cachées"),
            "mailbox.forwarding", new Text("Look at mailbox forwarding", "Examiner le transfert de la boîte"),
            "inbox-rule.disable", new Text("Switch off an inbox rule", "Désactiver une règle"),
            "forwarding.remove", new Text("Remove mailbox forwarding", "Retirer le transfert"));

    private final User user;
    private final Mode mode;
    private final List<StepRecord> steps = new ArrayList<>();
    private boolean simulated;
    private Instant now = ACCEPTED.plusMillis(120);
    private Instant containedAt;

    Case(User user, Mode mode) {
        this.user = user;
        this.mode = mode;
    }

    static User user(boolean guest, boolean synced) {
        return new User(
                "5f2b7c1e-0000-4000-8000-00000000c0de",
                "camille.exemple@hopital.example",
                "Camille Exemple",
                "camille.exemple@hopital.example",
                List.of("camille.exemple@hopital.example"),
                guest,
                synced,
                true,
                Instant.parse("2025-11-03T08:00:00Z"),
                Instant.parse("2025-11-03T08:00:00Z"));
    }

    static User named(String displayName) {
        User plain = user(false, false);
        return new User(
                plain.id(),
                plain.userPrincipalName(),
                displayName,
                plain.mail(),
                plain.addresses(),
                false,
                false,
                true,
                plain.sessionsValidFrom(),
                plain.passwordChangedAt());
    }

    Case simulated() {
        simulated = true;
        return this;
    }

    Case step(Stage stage, String name, StepOutcome outcome) {
        return step(stage, name, new Target.Account(), new Decision.Run(), outcome);
    }

    Case step(Stage stage, String name, Target target, Decision decision, StepOutcome outcome) {
        int position = steps.size() + 1;
        Instant begun = now;
        now = now.plusMillis(400);
        boolean over = outcome != null;
        steps.add(new StepRecord(
                new PlannedStep(position, stage, new StepName(name), target, decision),
                over ? begun : null,
                over ? now : null,
                over ? 1 : 0,
                outcome,
                over && !(outcome instanceof StepOutcome.Skipped) ? List.of(call(position, name, begun)) : List.of()));
        return this;
    }

    Case containedNow() {
        containedAt = now;
        return this;
    }

    Containment released() {
        return at(Status.RELEASED, now.plusMillis(50));
    }

    Containment ended() {
        return at(Conclusion.of(mode, false, steps), now.plusMillis(50));
    }

    Containment at(Status status) {
        return at(status, null);
    }

    private Containment at(Status status, Instant endedAt) {
        return new Containment(
                UUID.fromString("0196f3a0-0000-7000-8000-000000000001"),
                null,
                "hopital.example",
                simulated,
                user,
                mode,
                "compromised-account",
                new Trigger.Request(
                        "soar-nuit", null, "Message d’hameçonnage signalé par l’utilisatrice", "INC-2026-0314"),
                null,
                null,
                status,
                null,
                ACCEPTED,
                containedAt,
                endedAt,
                steps);
    }

    static Report report(Containment containment, Aftermath aftermath) {
        return Report.of(containment, aftermath, name -> TITLES.get(name.value()), READ_AT);
    }

    static Report report(Containment containment) {
        return Report.of(containment, Aftermath.NONE, name -> TITLES.get(name.value()), READ_AT);
    }

    private static Call call(int position, String name, Instant at) {
        return new Call(
                "POST /v1.0/" + name,
                200,
                "c0000000-0000-4000-8000-%012d".formatted(position),
                "a0000000-0000-4000-8000-%012d".formatted(position),
                at,
                Duration.ofMillis(87).toMillis());
    }
}
