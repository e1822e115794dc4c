package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Simulator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is true whatever is wrong with the answers of Microsoft 365, by what the tenant has seen. */
record Truth(Simulator tenant) {
    private static final Map<String, List<String>> EFFECTS = Map.of(
            "account.disable", List.of("user.patch.accountEnabled"),
            "password.reset", List.of("user.patch.passwordProfile"),
            "sessions.revoke", List.of("sessions.revoke"),
            "mailbox.rule.disable", List.of("rule.patch", "exo.Disable-InboxRule"),
            "mailbox.forwarding.clear", List.of("exo.Set-Mailbox"));
    private static final List<String> WORST_FIRST =
            List.of("deferred", "failed", "not_checked", "unverified", "changed", "unchanged", "inspected", "skipped");

    /** What is said to be done was seen by the tenant, what is said to be looked at was found as ever, and nothing is an error of Cordon's own. */
    void nothingUntrueIsSaid(JsonNode containment, Map<String, Set<String>> usually) {
        List<String> changes = changesOf(containment.at("/user/id").asText());
        assertThat(containment.toString()).doesNotContain("\"kind\":\"bug\"");
        for (JsonNode step : containment.path("steps")) {
            JsonNode outcome = step.path("outcome");
            if (outcome.path("kind").asText().equals("changed")
                    && outcome.path("verified").asBoolean()) {
                assertThat(changes)
                        .as("effect of %s", step)
                        .containsAnyElementsOf(EFFECTS.get(step.path("step").asText()));
            }
            if (outcome.path("kind").asText().equals("inspected")) {
                String name = step.path("step").asText();
                assertThat(findings(containment).get(name))
                        .as("clean is said of %s", containment.toPrettyString())
                        .containsAll(usually.get(name));
            }
        }
    }

    /** Everything that changed something of a user, by object id. */
    List<String> changesOf(String user) {
        return tenant.ledger().stream()
                .filter(entry -> Objects.equals(entry.userId(), user) && entry.changed())
                .map(Simulator.Entry::operation)
                .toList();
    }

    /** What is asked again after a short fault is asked whole: nothing of it is refused but what the fault refuses. */
    void isAskedAgainWhole(FaultyCell cell, String user) {
        if (cell.wrong().kind() == Wrong.Kind.SHORT) {
            assertThat(tenant.ledger().stream()
                            .filter(entry -> Objects.equals(entry.userId(), user)
                                    && entry.operation().equals(cell.operation())
                                    && entry.status() >= 400))
                    .hasSize(1);
        }
    }

    void nobodyWentToAnotherHost() {
        assertThat(tenant.ledger().stream()
                        .filter(entry -> !entry.operation().equals("token"))
                        .map(Simulator.Entry::origin)
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    /** What each inspection found, by step. */
    static Map<String, Set<String>> findings(JsonNode containment) {
        Map<String, Set<String>> findings = new TreeMap<>();
        for (JsonNode step : containment.path("steps")) {
            Set<String> found = findings.computeIfAbsent(step.path("step").asText(), _ -> new TreeSet<>());
            step.at("/outcome/findings")
                    .forEach(finding -> found.add(finding.at("/artifact/label").asText() + " "
                            + finding.path("severity").asText()));
        }
        return findings;
    }

    /** The worst outcome among those of the step's name, since a fault may concern one target of several. */
    static String outcome(JsonNode containment, String step, Predicate<String> stage) {
        String worst = "none";
        for (JsonNode one : containment.path("steps")) {
            String kind = one.at("/outcome/kind").asText("none");
            if (kind.equals("changed") && !one.at("/outcome/verified").asBoolean()) {
                kind = "unverified";
            }
            boolean concerned = one.path("step").asText().equals(step)
                    && stage.test(one.path("stage").asText());
            if (concerned && (worst.equals("none") || WORST_FIRST.indexOf(kind) < WORST_FIRST.indexOf(worst))) {
                worst = kind;
            }
        }
        return worst;
    }
}
