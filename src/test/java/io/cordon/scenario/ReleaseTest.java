package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way back: what Cordon changed and recorded is put back, and nothing else. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class ReleaseTest {
    /** A user for each test: containments that were never released hold their account. */
    private static final AtomicInteger USERS = new AtomicInteger(900);

    private static final String REASON = "person heard, workstation reinstalled";

    @ConfigProperty(name = "simulator.url")
    URI simulatorUrl;

    @TestHTTPResource("/")
    URI cordonUrl;

    private Simulator tenant;
    private Caller caller;
    private String victim;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulatorUrl);
        caller = new Caller(cordonUrl, Caller.KEY);
        tenant.reset();
        victim = tenant.crowd(USERS.incrementAndGet()).getLast();
    }

    @AfterEach
    void end() {
        tenant.reset();
    }

    @Test
    void whatTheCallerNamesIsPutBackByteForByteAndTheAccountIsEnabled() {
        JsonNode before = tenant.user(victim);
        JsonNode containment = contained(victim);
        assertThat(tenant.user(victim).path("mailbox")).isNotEqualTo(before.path("mailbox"));

        JsonNode released = release(containment, Map.of("reason", REASON, "legitimate", artifacts(containment)));

        assertThat(released.path("status").asText()).isEqualTo("released");
        assertThat(released.at("/release/state").asText()).isEqualTo("released");
        JsonNode after = tenant.user(victim);
        assertThat(after.path("mailbox")).isEqualTo(before.path("mailbox"));
        assertThat(after.at("/properties/accountEnabled").asBoolean()).isTrue();
        assertThat(outcomes(released, "release"))
                .containsEntry("account.disable", "changed verified")
                .containsEntry("mailbox.rule.disable", "changed verified")
                .containsEntry("mailbox.forwarding.clear", "changed verified")
                .containsEntry("sessions.revoke", "skipped")
                .containsEntry("password.reset", "skipped");
        assertThat(after.path("passwordChanges").asInt()).isEqualTo(1);
    }

    @Test
    void whatNobodyNamesStaysAsCordonLeftIt() {
        JsonNode containment = contained(victim);
        JsonNode left = tenant.user(victim).path("mailbox");

        JsonNode released = release(containment, Map.of("reason", REASON));

        assertThat(released.path("status").asText()).isEqualTo("released");
        assertThat(tenant.user(victim).path("mailbox")).isEqualTo(left);
        assertThat(enabled(victim)).isTrue();
    }

    @Test
    void thePreviewTellsWhatWouldBePutBackAndWritesNothing() {
        JsonNode containment = contained(victim);
        List<String> changes = tenant.changes();
        List<Integer> artifacts = artifacts(containment);

        JsonNode preview = post(
                        containment, Map.of("reason", REASON, "preview", true, "legitimate", artifacts.subList(0, 1)))
                .json();

        assertThat(preview.path("possible").asBoolean()).isTrue();
        assertThat(preview.path("putsBack").findValuesAsText("position"))
                .containsExactlyInAnyOrder("1", artifacts.getFirst().toString());
        JsonNode account = preview.path("putsBack").get(0);
        assertThat(account.at("/now/accountEnabled").asBoolean(true)).isFalse();
        assertThat(account.at("/then/accountEnabled").asBoolean()).isTrue();
        assertThat(preview.path("stays").findValuesAsText("step"))
                .contains("sessions.revoke", "password.reset", "mailbox.forwarding.clear");
        assertThat(preview.path("byHand").toString()).contains("Hand over a new password");
        assertThat(tenant.changes()).isEqualTo(changes);
        assertThat(get(containment).path("status").asText()).isEqualTo("contained");
    }

    @Test
    void anAccountThatWasDisabledBeforeStaysDisabled() {
        JsonNode containment = contained("deja.bloque@hopital.example");
        release(containment, Map.of("reason", REASON));
        assertThat(enabled("deja.bloque@hopital.example")).isFalse();
        assertThat(tenant.count("user.patch.accountEnabled")).isEqualTo(1);
    }

    @Test
    void whatSomebodyChangedSinceIsRefusedWithTheDifferenceAndNothingIsWritten() {
        JsonNode containment = contained(victim);
        String rule = "";
        for (JsonNode step : containment.path("steps")) {
            if (step.at("/target/kind").asText().equals("inboxRule")) {
                rule = step.at("/target/id").asText();
            }
        }
        tenant.change(victim, Map.of("updateRules", List.of(Map.of("id", rule, "displayName", "rangement"))));
        List<String> changes = tenant.changes();

        Caller.Answer refused =
                post(containment, Map.of("reason", REASON, "legitimate", artifacts(containment), "override", "sure"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("changed-since");
        JsonNode difference = refused.json().at("/changedSince/0/differences/0");
        assertThat(difference.path("name").asText()).isEqualTo("displayName");
        assertThat(difference.path("left").asText()).isEqualTo(".");
        assertThat(difference.path("now").asText()).isEqualTo("rangement");
        assertThat(tenant.changes()).isEqualTo(changes);
        assertThat(get(containment).path("status").asText()).isEqualTo("contained");
    }

    @Test
    void whatNobodyCouldLookAtHasToBeOverriddenWithAReason() {
        tenant.permissions(Map.of("exchange", List.of()));
        JsonNode containment = caller.contain(Map.of("user", victim));
        assertThat(containment.path("status").asText()).isEqualTo("partial");

        Caller.Answer refused = post(containment, Map.of("reason", REASON));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("open-findings");
        assertThat(refused.json().path("open").toString()).contains("mailbox.forwarding");
        assertThat(enabled(victim)).isFalse();

        JsonNode released = release(containment, Map.of("reason", REASON, "override", "looked at by hand in Exchange"));
        assertThat(released.at("/release/despite").asText()).isEqualTo("looked at by hand in Exchange");
        assertThat(enabled(victim)).isTrue();
    }

    @Test
    void aReleaseAndAContainmentOfTheSameUserExcludeEachOther() {
        JsonNode containment = contained(victim);
        tenant.latency(400);
        assertThat(caller.post(path(containment), Map.of("reason", REASON)).status())
                .isEqualTo(202);
        Caller.Answer refused = caller.post("/v1/containments", Map.of("user", victim));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("release-under-way");
        caller.ended(containment.path("id").asText());
        assertThat(enabled(victim)).isTrue();

        JsonNode second =
                caller.post("/v1/containments", Map.of("user", victim)).json();
        Caller.Answer tooEarly = post(second, Map.of("reason", REASON));
        assertThat(tooEarly.json().path("code").asText()).isEqualTo("not-ended");
        caller.ended(second.path("id").asText());
        assertThat(enabled(victim)).isFalse();
    }

    @Test
    void aRepeatedReleaseHasNoSecondEffect() {
        JsonNode containment = contained(victim);
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("reason", REASON);
        Caller.Answer first = caller.post(path(containment), body, "Idempotency-Key", key, "Prefer", "wait=8");
        Caller.Answer again = caller.post(path(containment), body, "Idempotency-Key", key, "Prefer", "wait=8");
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(post(containment, body).json().path("code").asText()).isEqualTo("already-released");
        assertThat(tenant.count("user.patch.accountEnabled")).isEqualTo(2); // the containment's and the release's
    }

    @Test
    void aReleaseThatMicrosoftRefusesLeavesTheAccountContainedAndCanBeAskedForAgain() {
        JsonNode containment = contained(victim);
        tenant.permissions(Map.of("graph", List.of("User.Read.All", "MailboxSettings.Read")));
        JsonNode failed = release(containment, Map.of("reason", REASON));
        assertThat(failed.path("status").asText()).isEqualTo("contained");
        assertThat(failed.at("/release/state").asText()).isEqualTo("failed");
        assertThat(enabled(victim)).isFalse();

        tenant.permissions(Map.of("graph", List.of("User.Read.All", "User.EnableDisableAccount.All")));
        JsonNode released = release(containment, Map.of("reason", REASON));
        assertThat(released.path("status").asText()).isEqualTo("released");
        assertThat(enabled(victim)).isTrue();
    }

    @Test
    void aLostAnswerIsNotAFailedRelease() {
        JsonNode containment = contained(victim);
        tenant.faults(Map.of("operation", "user.patch.accountEnabled", "status", 503, "afterEffect", true, "times", 1));
        JsonNode released = release(containment, Map.of("reason", REASON));
        assertThat(released.path("status").asText()).isEqualTo("released");
        assertThat(tenant.count("user.patch.accountEnabled")).isEqualTo(2);
    }

    @Test
    void aHiddenRuleIsPutBackWhateverAnswersAreLostOrLate() {
        JsonNode before = tenant.user(victim);
        for (Map<String, ?> fault : List.of(
                Map.of("drop", true, "afterEffect", true, "times", 1),
                Map.of("status", 503, "times", 3),
                Map.of("status", 429, "retryAfter", "7", "times", 1))) {
            JsonNode containment = contained(victim);
            Map<String, Object> what = new HashMap<>(fault);
            what.put("operation", "exo.Enable-InboxRule");
            tenant.faults(what);
            JsonNode released = release(containment, Map.of("reason", REASON, "legitimate", artifacts(containment)));
            assertThat(released.path("status").asText()).as(fault.toString()).isEqualTo("released");
            assertThat(tenant.user(victim).path("mailbox")).isEqualTo(before.path("mailbox"));
        }
    }

    @Test
    void aHiddenRuleThatCannotBePutBackKeepsTheAccountContained() {
        for (Map<String, ?> fault :
                List.of(Map.of("status", 403), Map.of("status", 400), Map.of("status", 403, "body", "nul-gzip"))) {
            String user = tenant.crowd(USERS.incrementAndGet()).getLast();
            JsonNode containment = contained(user);
            Map<String, Object> what = new HashMap<>(fault);
            what.put("operation", "exo.Enable-InboxRule");
            what.put("times", 0);
            tenant.faults(what);
            JsonNode failed = release(containment, Map.of("reason", REASON, "legitimate", artifacts(containment)));
            tenant.noFaults();
            assertThat(failed.at("/release/state").asText())
                    .as(fault.toString())
                    .isEqualTo("failed");
            assertThat(enabled(user)).isFalse();
            JsonNode released = release(containment, Map.of("reason", REASON, "legitimate", artifacts(containment)));
            assertThat(released.path("status").asText()).isEqualTo("released");
        }
    }

    @Test
    void theLaterContainmentIsReleasedFirstAndTheEarlierOneHoldsTheAccountUntilThen() {
        JsonNode first = contained(victim);
        tenant.change(victim, Map.of("properties", Map.of("accountEnabled", true)));
        JsonNode second = contained(victim);

        Caller.Answer refused = post(first, Map.of("reason", REASON));
        assertThat(refused.json().path("code").asText()).isEqualTo("held-by-later");

        JsonNode released = release(second, Map.of("reason", REASON));
        assertThat(released.path("status").asText()).isEqualTo("released");
        assertThat(outcomes(released, "release")).containsEntry("account.disable", "skipped");
        assertThat(enabled(victim)).isFalse();

        release(first, Map.of("reason", REASON));
        assertThat(enabled(victim)).isTrue();
    }

    @Test
    void whatIsNoArtifactCannotBeLegitimateAndALookHasNothingToRelease() {
        JsonNode containment = contained(victim);
        assertThat(post(containment, Map.of("reason", REASON, "legitimate", List.of(1)))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("legitimate-unknown");
        assertThat(post(containment, Map.of("reason", " ")).status()).isEqualTo(400);
        JsonNode look = caller.contain(Map.of("user", victim, "mode", "inspect"));
        assertThat(post(look, Map.of("reason", REASON)).json().path("code").asText())
                .isEqualTo("nothing-to-release");
    }

    @Test
    void theReportSaysWhoReleasedWhatAndWhatRemains() {
        JsonNode containment = contained(victim);
        release(
                containment,
                Map.of("reason", REASON, "legitimate", artifacts(containment).subList(0, 1)));
        String id = containment.path("id").asText();

        JsonNode report = caller.get("/v1/containments/" + id + "/report").json();
        assertThat(report.path("status").asText()).isEqualTo("released");
        assertThat(report.at("/release/by").asText()).isEqualTo("tests");
        assertThat(report.at("/release/reason").asText()).isEqualTo(REASON);
        assertThat(report.at("/headline/en").asText())
                .contains("Released by tests")
                .contains("sign-in is allowed again");
        assertThat(report.path("followUps").toString())
                .contains("after_release")
                .contains("Hand over a new password")
                .contains("multifactor")
                .doesNotContain("before_release");
        assertThat(report.path("found").findValuesAsText("legitimateBy")).contains("tests");

        String page = caller.get("/v1/containments/" + id + "/report?lang=fr", "Accept", "text/html")
                .text();
        assertThat(page)
                .contains("La levée du confinement")
                .contains("la connexion est de nouveau autorisée")
                .contains("À la main, maintenant qu’il est levé");
    }

    private JsonNode contained(String user) {
        JsonNode containment = caller.contain(Map.of("user", user));
        assertThat(containment.path("status").asText()).isEqualTo("contained");
        return containment;
    }

    private JsonNode release(JsonNode containment, Map<String, ?> body) {
        Caller.Answer answer = post(containment, body);
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
        return caller.ended(containment.path("id").asText());
    }

    private Caller.Answer post(JsonNode containment, Map<String, ?> body) {
        return caller.post(path(containment), body, "Prefer", "wait=8");
    }

    private static String path(JsonNode containment) {
        return "/v1/containments/" + containment.path("id").asText() + "/release";
    }

    private JsonNode get(JsonNode containment) {
        return caller.get("/v1/containments/" + containment.path("id").asText()).json();
    }

    private boolean enabled(String user) {
        return tenant.user(user).at("/properties/accountEnabled").asBoolean();
    }

    /** Positions of the steps that changed an artifact. */
    private static List<Integer> artifacts(JsonNode containment) {
        List<Integer> positions = new ArrayList<>();
        for (JsonNode step : containment.path("steps")) {
            if (step.path("stage").asText().equals("eradicate")) {
                positions.add(step.path("position").asInt());
            }
        }
        assertThat(positions).hasSizeGreaterThan(1);
        return positions;
    }

    private static Map<String, String> outcomes(JsonNode containment, String stage) {
        Map<String, String> outcomes = new java.util.TreeMap<>();
        for (JsonNode step : containment.path("steps")) {
            if (step.path("stage").asText().equals(stage)) {
                outcomes.put(
                        step.path("step").asText(),
                        step.at("/outcome/kind").asText()
                                + (step.at("/outcome/verified").asBoolean() ? " verified" : ""));
            }
        }
        return outcomes;
    }
}
