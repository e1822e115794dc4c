package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Plays a story against a running Cordon and a simulated tenant, and checks its end. */
record Telling(Simulator tenant, Caller caller) {

    void tell(Story story) {
        given(story.given());
        Caller.Answer answer = caller.post("/v1/containments", story.when());
        Story.Then then = story.then();
        if (then.http() != null) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(then.http());
        }
        if (then.code() != null) {
            assertThat(answer.json().path("code").asText()).isEqualTo(then.code());
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(tenant.changes()).isEmpty();
            return;
        }
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
        JsonNode containment = caller.ended(answer.json().path("id").asText());
        check(then, containment);
        checkTenant(then, containment.path("user").path("id").asText());
        checkReport(then, containment.path("id").asText());
    }

    private void given(Story.Given given) {
        tenant.reset();
        if (given == null) {
            return;
        }
        if (given.permissions() != null) {
            tenant.permissions(given.permissions());
        }
        if (given.users() != null) {
            given.users().forEach(tenant::change);
        }
        if (given.faults() != null) {
            tenant.faults(given.faults());
        }
        if (given.staleReads() != null) {
            tenant.staleReads(given.staleReads());
        }
    }

    private static void check(Story.Then then, JsonNode containment) {
        String told = containment.toPrettyString();
        Map<String, JsonNode> outcomes = new LinkedHashMap<>();
        List<String> findings = new ArrayList<>();
        for (JsonNode step : containment.path("steps")) {
            String name = step.path("step").asText();
            String stage = step.path("stage").asText();
            String artifact = step.path("target").path("label").asText("");
            JsonNode outcome = step.path("outcome");
            outcomes.put(
                    name
                            + (stage.equals("close") ? "@close" : "")
                            + (artifact.isEmpty() && !stage.equals("eradicate") ? "" : " " + artifact).stripTrailing(),
                    step);
            outcome.path("findings")
                    .forEach(finding ->
                            findings.add(finding.path("artifact").path("kind").asText() + " \""
                                    + finding.path("artifact").path("label").asText() + "\" "
                                    + finding.path("severity").asText()));
        }
        if (then.status() != null) {
            assertThat(containment.path("status").asText()).as(told).isEqualTo(then.status());
        }
        if (then.outcomes() != null) {
            Map<String, String> kinds = new LinkedHashMap<>();
            outcomes.forEach((name, step) -> kinds.put(name, kind(step.path("outcome"))));
            assertThat(kinds).as(told).containsExactlyInAnyOrderEntriesOf(then.outcomes());
        }
        if (then.says() != null) {
            then.says()
                    .forEach((name, words) ->
                            assertThat(String.valueOf(outcomes.get(name))).contains(words));
        }
        if (then.findings() != null) {
            assertThat(findings).as(told).containsExactlyInAnyOrderElementsOf(then.findings());
        }
    }

    private void checkTenant(Story.Then then, String userId) {
        if (then.calls() != null) {
            then.calls()
                    .forEach((operation, times) ->
                            assertThat(tenant.count(operation)).as(operation).isEqualTo((long) times));
        }
        if (then.changes() != null) {
            assertThat(tenant.changes()).containsExactlyInAnyOrderElementsOf(then.changes());
        }
        if (then.user() != null) {
            JsonNode user = tenant.user(userId);
            then.user()
                    .forEach((pointer, value) -> assertThat(user.at(pointer).asText())
                            .as(pointer + " of " + user.toPrettyString())
                            .isEqualTo(String.valueOf(value)));
        }
        assertThat(StreamSupport.stream(tenant.ledger().spliterator(), false).map(Simulator.Entry::operation))
                .doesNotContain("rule.delete", "exo.Remove-InboxRule");
    }

    private void checkReport(Story.Then then, String id) {
        Caller.Answer page =
                caller.get("/v1/containments/" + id + "/report", "Accept", "text/html", "Accept-Language", "fr");
        assertThat(page.status()).isEqualTo(200);
        if (then.report() != null) {
            assertThat(page.text()).contains(then.report());
        }
    }

    /** {@code changed} only if it was read back; else {@code unverified}. */
    private static String kind(JsonNode outcome) {
        String kind = outcome.path("kind").asText("none");
        return kind.equals("changed") && !outcome.path("verified").asBoolean() ? "unverified" : kind;
    }
}
