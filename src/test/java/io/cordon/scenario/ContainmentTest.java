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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a story cannot say: rounds, what travels together, what joins. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class ContainmentTest {
    private static final String VICTIM = "victime.hameconnee@hopital.example";
    private static final Set<String> CUT = Set.of(
            "user.get", "users.list", "user.patch.accountEnabled", "sessions.revoke", "user.patch.passwordProfile");

    @ConfigProperty(name = "simulator.url")
    URI simulatorUrl;

    @TestHTTPResource("/")
    URI cordonUrl;

    private Simulator tenant;
    private Caller caller;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulatorUrl);
        caller = new Caller(cordonUrl, Caller.KEY);
        tenant.reset();
    }

    @Test
    void theCutIsProvenInThreeDependentRounds() {
        caller.contain(Map.of(
                "user", "saine.tranquille@hopital.example", "mode", "preview")); // tokens and connections are there
        tenant.reset();
        tenant.latency(300);
        JsonNode containment = caller.contain(Map.of("user", VICTIM));
        assertThat(containment.path("status").asText()).isEqualTo("contained");

        // A request depends on another only if it began after that one's end: the longest such chain up to the
        // read-back is the depth.
        List<Simulator.Entry> ledger = tenant.ledger().stream()
                .filter(entry -> CUT.contains(entry.operation()))
                .toList();
        Simulator.Entry lastWrite = ledger.stream()
                .filter(entry -> entry.operation().startsWith("user.patch")
                        || entry.operation().equals("sessions.revoke"))
                .sorted(Comparator.comparingLong(Simulator.Entry::start))
                .limit(3)
                .max(Comparator.comparingLong(Simulator.Entry::end))
                .orElseThrow();
        Simulator.Entry readBack = ledger.stream()
                .filter(entry -> entry.operation().equals("user.get") && entry.start() >= lastWrite.end())
                .min(Comparator.comparingLong(Simulator.Entry::start))
                .orElseThrow();
        List<Simulator.Entry> untilProven =
                ledger.stream().filter(entry -> entry.end() <= readBack.end()).toList();
        assertThat(untilProven).hasSizeGreaterThanOrEqualTo(5);
        assertThat(depth(untilProven)).isEqualTo(3);
        assertThat(containment.path("millisToContain").asLong()).isPositive();
    }

    @Test
    void disablingAndThePasswordNeverTravelTogetherAndTheDisableIsSentOnce() {
        caller.contain(Map.of("user", VICTIM));
        List<String> patches = tenant.ledger().stream()
                .map(Simulator.Entry::operation)
                .filter(operation -> operation.startsWith("user.patch"))
                .toList();
        assertThat(patches).containsExactlyInAnyOrder("user.patch.accountEnabled", "user.patch.passwordProfile");
    }

    @Test
    void aSecondRequestJoinsTheOpenContainment() {
        tenant.latency(200);
        Caller.Answer first = caller.post("/v1/containments", Map.of("user", VICTIM));
        Caller.Answer second = caller.post("/v1/containments", Map.of("user", VICTIM));
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Location"))
                .contains("/v1/operations/" + first.json().path("id").asText());
        assertThat(first.header("Retry-After")).isNotNull();
        assertThat(second.json().path("id").asText())
                .isEqualTo(first.json().path("id").asText());
        assertThat(second.json().path("joined").asBoolean()).isTrue();
        caller.ended(first.json().path("id").asText());
        assertThat(tenant.count("user.patch.accountEnabled")).isEqualTo(1);
    }

    @Test
    void beforeAndAfterAndTheRequestIdsOfEveryChangeAreKept() {
        JsonNode containment = caller.contain(Map.of("user", VICTIM));
        for (JsonNode step : containment.path("steps")) {
            JsonNode outcome = step.path("outcome");
            if (outcome.path("kind").asText().equals("changed")) {
                assertThat(outcome.path("before").path("facts").isEmpty())
                        .as(step.toPrettyString())
                        .isFalse();
                assertThat(outcome.path("after").path("state").asText()).isEqualTo("asWanted");
                assertThat(step.path("calls")).isNotEmpty().allSatisfy(call -> {
                    assertThat(call.path("requestId").asText()).isNotBlank();
                    assertThat(call.path("clientRequestId").asText()).isNotBlank();
                });
            }
        }
        JsonNode rule = step(containment, "mailbox.rule.disable")
                .path("outcome")
                .path("before")
                .path("facts");
        assertThat(rule.has("actions") || rule.has("Name"))
                .as("the whole rule is recorded: " + rule)
                .isTrue();
    }

    private static JsonNode step(JsonNode containment, String name) {
        for (JsonNode step : containment.path("steps")) {
            if (step.path("step").asText().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("no step " + name);
    }

    /** The length of the longest chain of exchanges each of which began after the one before had ended. */
    private static int depth(List<Simulator.Entry> exchanges) {
        int depth = 0;
        long end = Long.MIN_VALUE;
        for (Simulator.Entry exchange : exchanges.stream()
                .sorted(Comparator.comparingLong(Simulator.Entry::end))
                .toList()) {
            if (exchange.start() >= end) {
                depth++;
                end = exchange.end();
            }
        }
        return depth;
    }
}
