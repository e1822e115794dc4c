package io.cordon.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cordon.model.Containment;
import io.cordon.model.Severity;
import io.cordon.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Test
    void containedMeansEveryWayInReadBackAndSaysWhatWaits() {
        Report report = Case.report(Samples.contained());

        assertThat(report.access().proven()).isTrue();
        assertThat(report.headline().en())
                .isEqualTo("Contained: Camille Exemple can no longer sign in; sign-in blocked, sessions revoked,"
                        + " password replaced, each read back from Microsoft 365, 1.320\u00a0s after the request;"
                        + " 2 findings dealt with, 1 finding waits for you.");
        assertThat(report.headline().fr())
                .startsWith("Confiné : Camille Exemple")
                .contains("1,320\u00a0s");
        assertThat(report.timeline().secondsToContain()).isEqualByComparingTo("1.320");
        assertThat(report.notKnown()).isEmpty();
        assertThat(report.found().getFirst().severity()).isEqualTo(Severity.MALICIOUS);
        assertThat(report.followUps())
                .filteredOn(todo -> todo.due() != null)
                .singleElement()
                .satisfies(todo -> {
                    assertThat(todo.what().en()).contains("CNIL");
                    assertThat(todo.due()).isEqualTo("2026-03-17T02:12:08.300Z");
                });
        assertThat(todo(report)).anySatisfy(what -> assertThat(what).contains("Factures vers perso"));
    }

    @Test
    void eachFindingTellsItsOwnRemedy() {
        Report report = Case.report(Samples.contained());

        assertThat(report.found())
                .extracting(found -> found.artifact().id(), Found::response)
                .containsExactly(
                        tuple("rule-42", Standing.VERIFIED),
                        tuple("ForwardingSmtpAddress", Standing.VERIFIED),
                        tuple("rule-7", Standing.ABSENT));
    }

    @Test
    void beforeAndAfterAreInWords() {
        Report report = Case.report(Samples.contained());

        assertThat(report.done().get(0).before().fr()).isEqualTo("connexion autorisée");
        assertThat(report.done().get(0).after().fr()).isEqualTo("connexion bloquée");
        assertThat(report.done().get(2).before().en())
                .as("the cut reads nothing first; the user as resolved tells")
                .isEqualTo("password of 3 Nov 2025, 09:00:00 (Paris)");
        assertThat(report.done().get(4).before().en())
                .isEqualTo("mail forwarded to smtp:boite.depot@voleur.example; a copy stays");
        assertThat(report.done().get(4).after().en()).isEqualTo("no forwarding");
    }

    @Test
    void deniedPermissionIsNamedOnceWithEveryReason() {
        Report report = Case.report(Samples.partial());

        assertThat(report.headline().en()).startsWith("Partly contained").contains("3 points are not done");
        assertThat(report.notKnown())
                .extracting(NotKnown::standing)
                .containsExactly(Standing.NOT_CHECKED, Standing.NOT_CHECKED, Standing.FAILED);
        assertThat(report.followUps())
                .filteredOn(todo -> todo.what().en().contains("MailboxSettings.ReadWrite"))
                .singleElement()
                .satisfies(todo -> assertThat(todo.why().en())
                        .contains("Look at inbox rules")
                        .contains("Look for hidden inbox rules"));
        assertThat(report.found())
                .singleElement()
                .satisfies(found -> assertThat(found.answer().en()).isEqualTo("Remove mailbox forwarding: FAILED."));
        assertThat(report.looked())
                .extracting(Looked::step)
                .doesNotContain(report.notKnown().getFirst().step());
    }

    @Test
    void nothingFoundIsSaidOnlyOfWhatWasLookedAt() {
        Report report = Case.report(Samples.clean());

        assertThat(report.looked())
                .singleElement()
                .satisfies(looked -> assertThat(looked.findings()).isZero());
        assertThat(report.found()).isEmpty();
        assertThat(Case.report(Samples.running()).looked()).isEmpty();
    }

    @Test
    void syncedUserGoesToTheDirectoryOnSite() {
        Report report = Case.report(Samples.passwordRefused(Case.user(false, true)));

        assertThat(report.followUps().getFirst().owner()).isEqualTo(FollowUp.Owner.AD_ADMINISTRATOR);
        assertThat(report.followUps().getFirst().what().fr())
                .contains("Active Directory")
                .contains("deux fois");
        assertThat(report.headline().en())
                .contains("replacement of the password: FAILED")
                .contains("directory synchronisation may undo it");
        assertThat(report.done().getFirst().caution().en()).contains("undo");
        assertThat(risks(report)).anySatisfy(risk -> assertThat(risk).contains("switch it on again"));
    }

    @Test
    void cloudUserIsToldNothingAboutDirectoriesOnSite() {
        Report report = Case.report(Samples.passwordRefused(Case.user(false, false)));

        assertThat(todo(report)).noneSatisfy(what -> assertThat(what).contains("Active Directory"));
        assertThat(todo(report))
                .anySatisfy(what -> assertThat(what).contains("Replace the account's password by hand"));
        assertThat(risks(report)).noneSatisfy(risk -> assertThat(risk).contains("synchronisation"));
    }

    @Test
    void guestIsNotCalledContainedWithoutReserve() {
        Report report = Case.report(Samples.guest());

        assertThat(report.headline().en()).contains("does not shut every way in");
        assertThat(report.skipped()).hasSize(2);
        assertThat(todo(report)).anySatisfy(what -> assertThat(what).contains("guest's own organisation"));
    }

    @Test
    void missingMailboxSendsToWhereTheMailIs() {
        Report report = Case.report(Samples.noMailbox());

        assertThat(todo(report)).anySatisfy(what -> assertThat(what).contains("Exchange server on site"));
        assertThat(todo(report)).noneSatisfy(what -> assertThat(what).contains("Go through the mailbox"));
    }

    @Test
    void unverifiedIsNeverDone() {
        Report report = Case.report(Samples.unverified());

        assertThat(report.done()).extracting(Change::step).containsExactly(Access.REVOKE_SESSIONS);
        assertThat(report.unproven()).hasSize(2);
        assertThat(report.notKnown()).extracting(NotKnown::standing).containsOnly(Standing.UNVERIFIED);
        assertThat(report.notKnown().getFirst().meaning().en()).contains("Seen: sign-in allowed");
        assertThat(report.headline().en()).contains("blocking of sign-in: not proven");
        assertThat(report.timeline().secondsToContain()).isNull();
        assertThat(risks(report)).anySatisfy(risk -> assertThat(risk).contains("may still be in the account"));
        assertThat(todo(report)).anySatisfy(what -> assertThat(what).startsWith("Block the account's sign-in by hand"));
    }

    @Test
    void previewClaimsNoChange() {
        Report report = Case.report(Samples.preview());

        assertThat(report.done()).isEmpty();
        assertThat(report.wouldChange()).hasSize(2);
        assertThat(report.found().getFirst().answer().en()).isEqualTo("Switch off an inbox rule: would be changed.");
        assertThat(todo(report).getFirst()).isEqualTo("Ask for the containment of this account.");
        assertThat(risks(report)).anySatisfy(risk -> assertThat(risk).contains("Nothing was changed"));
    }

    @Test
    void inspectionWithoutMaliciousFindingAsksForNoDeclaration() {
        Report report = Case.report(Samples.inspect(List.of(Samples.ownerRule())));

        assertThat(report.headline().en()).contains("nothing was changed").contains("1 finding, 0 of them malicious");
        assertThat(report.followUps())
                .singleElement()
                .satisfies(todo -> assertThat(todo.what().en()).startsWith("Decide"));
    }

    @Test
    void runningCaseTellsWhatIsStillOpen() {
        Report report = Case.report(Samples.running());

        assertThat(report.notKnown())
                .extracting(NotKnown::standing)
                .containsOnly(Standing.PENDING)
                .hasSize(2);
        assertThat(report.headline().en()).startsWith("Under way").contains("revocation of sessions: not run yet");
        assertThat(todo(report)).noneSatisfy(what -> assertThat(what).contains("by hand"));
    }

    @Test
    void failureSendsToWorkByHandAndExerciseDeclaresNothing() {
        Report report = Case.report(Samples.failed());

        assertThat(report.headline().en()).startsWith("[SIMULATION] Failed: nothing was achieved");
        assertThat(todo(report).subList(0, 3))
                .allSatisfy(what -> assertThat(what).contains("by hand"));
        assertThat(report.followUps())
                .filteredOn(todo -> todo.when() == FollowUp.When.DECLARE)
                .allSatisfy(todo -> {
                    assertThat(todo.what().fr()).startsWith("Exercice, ne rien envoyer");
                    assertThat(todo.due()).isNull();
                });
    }

    @Test
    void ruleListedAgainAfterItsRemedyWaitsForAPerson() {
        Report report = Case.report(Samples.seenAgain());

        assertThat(report.found()).extracting(Found::seenAgain).containsExactly(false, true);
        assertThat(report.found().getLast().waits()).isTrue();
        assertThat(todo(report).getFirst()).startsWith("Remove by hand");
    }

    @Test
    void sameArgumentsGiveTheSameReport() {
        assertThat(Case.report(Samples.hostile())).isEqualTo(Case.report(Samples.hostile()));
    }

    /** The JSON of the API. When it changes on purpose, {@code target/report/contained.json} is the new golden file. */
    @Test
    void jsonIsWhatWasAgreed() throws IOException {
        Containment containment = Samples.contained();
        String json = JSON.writeValueAsString(Case.report(containment)) + "\n";
        Files.createDirectories(Path.of("target", "report"));
        Files.writeString(Path.of("target", "report", "contained.json"), json);

        try (InputStream golden = ReportTest.class.getResourceAsStream("/report/contained.json")) {
            assertThat(golden).isNotNull();
            assertThat(json).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> todo(Report report) {
        return report.followUps().stream().map(FollowUp::what).map(Text::en).toList();
    }

    private static List<String> risks(Report report) {
        return report.residualRisks().stream().map(Text::en).toList();
    }
}
