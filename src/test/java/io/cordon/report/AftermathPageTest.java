package io.cordon.report;

import static io.cordon.model.Stage.ERADICATE;
import static io.cordon.model.Stage.INSPECT;
import static io.cordon.model.Stage.RECONTAIN;
import static io.cordon.model.Stage.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.model.Aftermath;
import io.cordon.model.Cause;
import io.cordon.model.Containment;
import io.cordon.model.Decision;
import io.cordon.model.Failure;
import io.cordon.model.Look;
import io.cordon.model.Observation;
import io.cordon.model.Release;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came after a containment's end stands in its report before everything that it changes. */
class AftermathPageTest {
    private static final ReportPage PAGE = new ReportPage();
    private static final StepName DISABLE = new StepName("account.disable");
    private static final Instant ENDED = Case.ACCEPTED.plusSeconds(3);
    private static final Instant NOTICED = ENDED.plus(Duration.ofMinutes(4));

    @Test
    void whatWasUndoneIsTheVerdictWithItsCause() throws IOException {
        Containment containment = Samples.withCut(Case.user(false, true)).ended();
        Report report = Case.report(containment, new Aftermath(null, undone(synchronisation())));

        assertThat(report.headline().fr())
                .startsWith(
                        "DÉFAIT depuis, par la synchronisation d’annuaire depuis Active Directory (Sync_SRV_0a1b2c3d");
        assertThat(report.access().signIn()).isEqualTo(Standing.UNDONE);
        assertThat(report.followUps())
                .first()
                .satisfies(todo -> assertThat(todo.what().en()).startsWith("Remove the cause"));
        assertThat(report.followUps())
                .anyMatch(todo -> todo.owner() == FollowUp.Owner.AD_ADMINISTRATOR
                        && todo.what().en().startsWith("Disable the account in Active Directory")
                        && todo.why().en().contains("Sync_SRV_0a1b2c3d"));
        String page = write("undone", report);
        assertThat(page)
                .contains("Défait, n’est plus confiné")
                .contains("ALARME")
                .contains("non vérifié");
    }

    @Test
    void aCauseThatIsNotKnownIsToldAsNotKnown() {
        Failure denied = new Failure(
                Failure.Kind.DENIED,
                new Text("The permission is missing.", "L’autorisation manque."),
                null,
                403,
                null,
                null);
        Report report = Case.report(
                Samples.withCut(Case.user(false, false)).ended(), new Aftermath(null, undone(Cause.notKnown(denied))));
        assertThat(report.headline().en()).contains("by whom is not known, the log could not be read: The permission");
    }

    @Test
    void aRenewalThatHeldIsToldBesideTheVerdict() throws IOException {
        Containment containment = Samples.withCut(Case.user(false, true))
                .step(RECONTAIN, "account.disable", Samples.disabled())
                .ended();
        Watch watch = new Watch(
                ENDED,
                ENDED.plus(Duration.ofDays(30)),
                null,
                NOTICED.plus(Duration.ofMinutes(15)),
                1,
                1,
                null,
                new Look(NOTICED.plusSeconds(60), List.of(thing(1, Look.State.HOLDS)), null, NOTICED),
                List.of(event(synchronisation()), new WatchEvent.Recontained(NOTICED, 1)));
        Report report = Case.report(containment, new Aftermath(null, watch));
        assertThat(report.headline().en()).contains("Undone in between").contains("contained anew");
        assertThat(report.access().signIn()).isEqualTo(Standing.VERIFIED);
        write("recontained", report);
    }

    @Test
    void theReleaseSaysWhoAndWhyAndWhatIsLeftByHand() throws IOException {
        Containment containment = Samples.withCut(Case.user(false, true))
                .step(INSPECT, "mailbox.hidden-rules", new StepOutcome.Inspected(List.of(Samples.hiddenRule())))
                .step(ERADICATE, "inbox-rule.disable", Samples.HIDDEN_RULE, new Decision.Run(), Samples.ruleOff())
                .step(
                        RELEASE,
                        "inbox-rule.disable",
                        Samples.HIDDEN_RULE,
                        new Decision.Run(),
                        StepOutcome.Changed.of(
                                new Observation.Otherwise(Map.of("Enabled", false)),
                                new Observation.AsWanted(Map.of("Enabled", true))))
                .step(
                        RELEASE,
                        "sessions.revoke",
                        new Target.Account(),
                        new Decision.Skip(new Text("Is never put back.", "N’est jamais rétabli.")),
                        new StepOutcome.Skipped(new Text("Is never put back.", "N’est jamais rétabli.")))
                .step(
                        RELEASE,
                        "account.disable",
                        StepOutcome.Changed.of(
                                new Observation.Otherwise(Map.of("accountEnabled", false)),
                                new Observation.AsWanted(Map.of("accountEnabled", true))))
                .released();
        Release release = new Release(
                "rssi",
                "Poste réinstallé, personne entendue, " + Samples.HOSTILE,
                "règle vue avec la personne",
                List.of(5),
                6,
                Release.State.RELEASED,
                NOTICED,
                NOTICED.plusSeconds(2));
        Report report = Case.report(containment, new Aftermath(release, undone(synchronisation())));

        assertThat(report.headline().fr()).contains("Levé par rssi").contains("connexion est de nouveau autorisée");
        assertThat(report.found().getFirst().answer().fr()).contains("rssi l’a désigné comme légitime");
        assertThat(report.found().getFirst().waits()).isFalse();
        assertThat(report.followUps().stream().map(FollowUp::when))
                .contains(FollowUp.When.AFTER_RELEASE)
                .doesNotContain(FollowUp.When.BEFORE_RELEASE);
        assertThat(report.followUps()).noneMatch(todo -> todo.what().en().startsWith("Disable the account"));
        assertThat(report.done()).noneMatch(change -> change.position() >= 6); // it is no part of the containment
        String page = write("released", report);
        assertThat(page)
                .contains("La levée du confinement")
                .contains("Réactiver le compte dans Active Directory")
                .doesNotContain("<script");
    }

    private static Watch undone(Cause cause) {
        Failure late = new Failure(
                Failure.Kind.TIMED_OUT,
                new Text("Microsoft 365 did not answer in time.", "Microsoft 365 n’a pas répondu à temps."),
                null,
                null,
                null,
                null);
        return new Watch(
                ENDED,
                ENDED.plus(Duration.ofDays(30)),
                null,
                NOTICED.plus(Duration.ofMinutes(15)),
                4,
                3,
                null,
                new Look(
                        NOTICED,
                        List.of(
                                thing(1, Look.State.UNDONE),
                                new Look.Thing(
                                        2,
                                        new StepName("mailbox.forwarding"),
                                        new Target.Account(),
                                        Look.State.NOT_CHECKED,
                                        late)),
                        late,
                        NOTICED),
                List.of(event(cause), new WatchEvent.Alarm(NOTICED, 3)));
    }

    private static Look.Thing thing(int position, Look.State state) {
        return new Look.Thing(position, DISABLE, new Target.Account(), state, null);
    }

    private static WatchEvent event(Cause cause) {
        return new WatchEvent.Undone(
                NOTICED,
                1,
                DISABLE,
                new Target.Account(),
                new Observation.Otherwise(Map.of("accountEnabled", true)),
                cause);
    }

    private static Cause synchronisation() {
        return new Cause(
                Cause.Kind.DIRECTORY_SYNCHRONISATION,
                "Sync_SRV_0a1b2c3d@hopital.example",
                NOTICED.minusSeconds(50),
                null,
                null);
    }

    private static String write(String name, Report report) throws IOException {
        Files.createDirectories(Path.of("target", "report"));
        for (Locale locale : List.of(Locale.FRANCE, Locale.ENGLISH)) {
            Files.writeString(
                    Path.of("target", "report", name + "." + locale.getLanguage() + ".html"),
                    PAGE.html(report, locale));
        }
        return PAGE.html(report, Locale.FRANCE);
    }
}
