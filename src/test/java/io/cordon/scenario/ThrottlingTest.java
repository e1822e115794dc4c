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
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Microsoft 365 asks to wait, and Cordon does, without losing anyone or holding anyone up. */
@Tag("long")
@QuarkusTest
@TestProfile(ThrottlingTest.OnItsOwn.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class ThrottlingTest {
    /** Started anew: the circuits that this opens stay its own. */
    public static final class OnItsOwn implements QuarkusTestProfile {}

    private static final int TOO_MANY_REQUESTS = 429;
    private static final long SECOND_MICROS = 1_000_000;
    private static final int THROTTLED_CALLS = 1_000;
    /** As seconds, as a fraction of them, and as a date, which names a whole second. */
    private static final Map<String, Long> LEAST_MICROS =
            Map.of("1", SECOND_MICROS, "1.5", SECOND_MICROS * 3 / 2, "+2", SECOND_MICROS);

    private static final List<String> FORMS = List.copyOf(LEAST_MICROS.keySet());
    /** Each of them is sent again only for a repetition, at least in its first part of a containment. */
    private static final List<String> ONCE_EACH = List.of(
            "user.patch.accountEnabled",
            "sessions.revoke",
            "user.patch.passwordProfile",
            "rules.list",
            "exo.Get-InboxRule",
            "exo.Get-Mailbox",
            "exo.Set-Mailbox");
    /** These are sent one after the other for a user, so that the next of its kind is the repetition. */
    private static final List<String> IN_SEQUENCE = List.of(
            "user.patch.accountEnabled",
            "user.patch.passwordProfile",
            "rules.list",
            "folders.list",
            "exo.Get-Mailbox",
            "exo.Set-Mailbox",
            "rule.get",
            "rule.patch");

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    private Simulator tenant;
    private Caller caller;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        caller = new Caller(cordon, Caller.KEY);
        tenant.reset();
    }

    @AfterEach
    void end() {
        tenant.reset();
    }

    @Test
    void aCampaignIsContainedAlthoughEveryFifthCallIsThrottledAndSomeFail() {
        List<String> users = tenant.crowd(200);
        tenant.faults(List.of(
                Map.of("operation", "*", "every", 5, "times", 0, "status", TOO_MANY_REQUESTS, "retryAfter", "1"),
                Map.of("operation", "*", "every", 20, "times", 0, "status", 503)));

        String id = caller.post("/v1/campaigns", Map.of("users", users))
                .json()
                .path("id")
                .asText();
        JsonNode campaign = Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> caller.get("/v1/campaigns/" + id).json(),
                        one -> one.at("/progress/over").asBoolean());

        assertThat(notContained(campaign)).isEmpty();
        assertThat(campaign.at("/progress/contained").asInt()).isEqualTo(users.size());
        List<Simulator.Entry> ledger = tenant.ledger();
        long throttled = ledger.stream()
                .filter(entry -> entry.status() == TOO_MANY_REQUESTS)
                .count();
        assertThat(throttled).isGreaterThan(1000);
        assertThat(ledger).as("no more than the repetitions").hasSizeLessThan(users.size() * 60);
        assertNobodyWasEarly(ledger);
    }

    /** What became of the steps of those whom the campaign did not contain. */
    private List<String> notContained(JsonNode campaign) {
        JsonNode report = caller.get(
                        "/v1/campaigns/" + campaign.path("id").asText() + "/report", "Accept", "application/json")
                .json();
        return StreamSupport.stream(report.path("users").spliterator(), false)
                .filter(user -> !user.path("status").asText().equals("contained"))
                .map(user -> user + " "
                        + caller.get("/v1/containments/"
                                        + user.path("containment").asText())
                                .json()
                                .path("steps"))
                .toList();
    }

    private static void assertNobodyWasEarly(List<Simulator.Entry> ledger) {
        Map<String, Simulator.Entry> waiting = new HashMap<>();
        int looked = 0;
        for (Simulator.Entry entry : ledger) {
            if (!IN_SEQUENCE.contains(entry.operation())) {
                continue;
            }
            Simulator.Entry asked = waiting.remove(entry.userId() + entry.operation());
            if (asked != null) {
                looked++;
                assertThat(entry.start() - asked.start())
                        .as("%s of %s again", entry.operation(), entry.userId())
                        .isGreaterThanOrEqualTo(SECOND_MICROS);
            }
            if (entry.status() == TOO_MANY_REQUESTS) {
                waiting.put(entry.userId() + entry.operation(), entry);
            }
        }
        assertThat(looked).isGreaterThan(300);
    }

    /** Whole seconds, a fraction of them, and a date; a thousand calls, each told to wait, and each of them looked at. */
    @Test
    void aThousandThrottledCallsAreRepeatedNoEarlierThanAsked() {
        List<String> users = tenant.crowd(THROTTLED_CALLS / ONCE_EACH.size() + 1);
        Map<String, String> formOf = new HashMap<>();
        List<Map<String, Object>> faults = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            formOf.put(tenant.user(users.get(i)).at("/properties/id").asText(), FORMS.get(i % FORMS.size()));
        }
        for (String operation : ONCE_EACH) {
            for (int i = 0; i < users.size(); i++) {
                Map<String, Object> fault = new HashMap<>(Map.of("operation", operation, "user", users.get(i)));
                fault.put("status", TOO_MANY_REQUESTS);
                fault.put("retryAfter", FORMS.get(i % FORMS.size()));
                faults.add(fault);
            }
        }
        tenant.faults(faults);
        String id = caller.post("/v1/campaigns", Map.of("users", users))
                .json()
                .path("id")
                .asText();
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> caller.get("/v1/campaigns/" + id)
                        .json()
                        .at("/progress/over")
                        .asBoolean());

        List<Simulator.Entry> ledger = tenant.ledger();
        assertThat(ledger.stream().filter(entry -> entry.status() == TOO_MANY_REQUESTS))
                .hasSizeGreaterThanOrEqualTo(THROTTLED_CALLS);
        Map<String, Simulator.Entry> waiting = new HashMap<>();
        int looked = 0;
        for (Simulator.Entry entry : ledger) {
            String call = entry.userId() + entry.operation();
            Simulator.Entry asked = waiting.remove(call);
            if (asked != null) {
                looked++;
                String form = formOf.get(entry.userId());
                assertThat(entry.start() - asked.start())
                        .as("%s again, told to wait %s", call, form)
                        .isGreaterThanOrEqualTo(LEAST_MICROS.get(form));
            }
            if (entry.status() == TOO_MANY_REQUESTS) {
                waiting.put(call, entry);
            }
        }
        assertThat(waiting).isEmpty();
        assertThat(looked).isGreaterThanOrEqualTo(THROTTLED_CALLS);
    }

    @Test
    void throttledInspectionsDelayNoCut() {
        List<String> users = tenant.crowd(61);
        tenant.faults(List.of(
                Map.of("operation", "rules.list", "times", 0, "status", TOO_MANY_REQUESTS, "retryAfter", "4"),
                Map.of("operation", "exo.*", "times", 0, "status", TOO_MANY_REQUESTS, "retryAfter", "4")));
        List<String> waiting = users.subList(0, 60).stream()
                .map(user -> caller.post("/v1/containments", Map.of("user", user))
                        .json()
                        .path("id")
                        .asText())
                .toList();
        Awaitility.await("their inspections wait").until(() -> tenant.count("rules.list") >= 60);

        String urgent = caller.post("/v1/containments", Map.of("user", users.getLast()))
                .json()
                .path("id")
                .asText();
        JsonNode contained = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> caller.get("/v1/containments/" + urgent).json(),
                        one -> one.path("containedAt").isTextual());
        assertThat(Duration.between(
                        Instant.parse(contained.path("acceptedAt").asText()),
                        Instant.parse(contained.path("containedAt").asText())))
                .isLessThan(Duration.ofSeconds(1));
        tenant.noFaults();
        waiting.forEach(id -> Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> caller.get("/v1/operations/" + id).status() == 200));
    }
}
