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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be known before anything can be done, the user and the tenant's domains, comes back as nothing usable. */
@Tag("long")
@QuarkusTest
@TestProfile(UnusableAnswersTest.OnItsOwn.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class UnusableAnswersTest {
    /** Started anew: the circuits that this opens stay its own. */
    public static final class OnItsOwn implements QuarkusTestProfile {}

    /** Operations that are about no user, and so cannot be spoilt for one: here and in {@code LimitsTest} each is, for everybody. */
    static final Set<String> OF_EVERYBODY =
            Set.of("organization.get", "applications.list", "servicePrincipals.list", "users.list");

    private static final String VICTIM = "victime.hameconnee@hopital.example";
    private static final List<String> BODIES = List.of(
            "malformed", "html", "empty", "truncated", "nul-gzip", "huge", "million", "deep", "mistyped", "bare");

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
        recovered();
    }

    @AfterEach
    void end() {
        recovered();
    }

    /** The circuit breaker that a test has opened is closed again, so that the next one reaches the tenant. */
    private void recovered() {
        tenant.reset();
        Awaitility.await("users can be read again")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> caller.post("/v1/preflight/user", Map.of("user", VICTIM))
                                .status()
                        == 200);
        tenant.reset();
    }

    static Stream<Arguments> unresolvable() {
        Stream<Map<String, Object>> faults = Stream.concat(
                BODIES.stream().map(body -> Map.of("body", body)),
                Stream.of(
                        Map.of("status", 403),
                        Map.of("status", 401),
                        Map.of("status", 429, "retryAfter", "30"),
                        Map.of("status", 500, "times", 3),
                        Map.of("status", 502, "body", "html", "times", 3),
                        Map.of("drop", true, "times", 3)));
        return faults.map(fault -> Arguments.of("user.get", fault));
    }

    static Stream<Arguments> ambiguous() {
        return Stream.concat(BODIES.stream(), Stream.of("many", "loop", "foreign"))
                .map(body -> Arguments.of("users.list", Map.of("body", body)));
    }

    @ParameterizedTest
    @MethodSource("unresolvable")
    void nothingIsDoneToAUserWhoCannotBeRead(String operation, Map<String, Object> fault) {
        arm(operation, fault);

        refused(caller.post("/v1/containments", Map.of("user", VICTIM)));
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void nothingIsDoneWhenNobodyCanSayWhoseAddressItIs(String operation, Map<String, Object> fault) {
        arm(operation, fault);

        refused(caller.post("/v1/containments", Map.of("user", "p.hameconnee@hopital.example")));
    }

    private void refused(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(502, 503);
        assertThat(answer.json().path("code").asText()).startsWith("microsoft-");
        assertThat(tenant.changes()).isEmpty();
        assertThat(tenant.ledger().stream()
                        .filter(entry -> !entry.operation().equals("token"))
                        .map(Simulator.Entry::origin)
                        .distinct())
                .hasSize(1);
    }

    static Stream<Map<String, Object>> domains() {
        return Stream.concat(
                BODIES.stream()
                        .filter(body -> !body.equals("mistyped")) // of the domains only names are read
                        .map(body -> Map.of("body", body)),
                Stream.of(Map.of("status", 403), Map.of("status", 400)));
    }

    @ParameterizedTest
    @MethodSource("domains")
    void nothingIsCalledCleanWhenTheTenantsDomainsAreNotKnown(Map<String, Object> fault) {
        arm("organization.get", fault);

        JsonNode containment = caller.contain(Map.of("user", VICTIM));
        assertThat(containment.path("status").asText()).isEqualTo("partial");
        for (JsonNode step : containment.path("steps")) {
            String kind = step.at("/outcome/kind").asText();
            assertThat(kind)
                    .as(step.toPrettyString())
                    .isEqualTo(step.path("stage").asText().equals("inspect") ? "not_checked" : kind);
        }
        assertThat(containment.at("/containedAt").isTextual()).isTrue();
    }

    private void arm(String operation, Map<String, Object> fault) {
        Map<String, Object> all = new HashMap<>(Map.of("operation", operation, "times", 0));
        all.putAll(fault);
        tenant.faults(all);
    }
}
