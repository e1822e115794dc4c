package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Simulator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Holds what Cordon says it has done against what the tenant has seen. */
final class Proof {
    /** The kinds of request of which one must have had its effect before a step may say that it changed something. */
    private static final Map<String, List<String>> EFFECTS = Map.of(
            "account.disable", List.of(Writes.DISABLE),
            "password.reset", List.of(Writes.PASSWORD),
            "sessions.revoke", List.of("sessions.revoke"),
            "mailbox.rule.disable", List.of("rule.patch", "exo.Disable-InboxRule", "exo.Set-InboxRule"),
            "mailbox.forwarding.clear", List.of("exo.Set-Mailbox"));

    private Proof() {}

    static void holds(JsonNode containment, List<Simulator.Entry> ofUser, JsonNode account) {
        assertThat(containment.path("status").asText())
                .as(containment.toPrettyString())
                .isEqualTo("contained");
        assertThat(account.at("/properties/accountEnabled")
                        .asBoolean(account.path("accountEnabled").asBoolean()))
                .as("%s is disabled, sent %s, says %s", account, ofUser, containment.toPrettyString())
                .isFalse();
        for (JsonNode step : containment.path("steps")) {
            if (step.at("/outcome/kind").asText().equals("changed")) {
                String name = step.path("step").asText();
                assertThat(EFFECTS).containsKey(name);
                assertThat(ofUser)
                        .as("effect of %s", step)
                        .anyMatch(entry -> entry.changed() && EFFECTS.get(name).contains(entry.operation()));
            }
        }
    }

    /** How often a step was begun. */
    static int attempts(JsonNode containment, String step) {
        return StreamSupport.stream(containment.path("steps").spliterator(), false)
                .filter(one -> one.path("step").asText().equals(step))
                .mapToInt(one -> one.path("attempts").asInt())
                .max()
                .orElse(0);
    }
}
