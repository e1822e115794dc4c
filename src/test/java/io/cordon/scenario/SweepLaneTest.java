package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.engine.Identifiers;
import io.cordon.engine.Intake;
import io.cordon.engine.Refusal;
import io.cordon.model.Mode;
import io.cordon.model.Text;
import io.cordon.model.Trigger;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a sweep has found comes last: after campaigns, and after what a person asks for alone. */
@Tag("long")
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class SweepLaneTest {
    private static final String DISABLE = "user.patch.accountEnabled";
    private static final int SWEPT = 120;
    private static final int OF_CAMPAIGN = 30;
    private static final int LATENCY = 200;

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    @Inject
    Intake intake;

    private Simulator tenant;
    private Caller caller;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        caller = new Caller(cordon, Caller.KEY);
        tenant.reset();
        Awaitility.await("a circuit that another test has opened is closed again")
                .atMost(Duration.ofSeconds(30))
                .until(() -> IntStream.range(0, 12)
                        .allMatch(_ -> caller.post(
                                                "/v1/containments",
                                                Map.of("user", "saine.tranquille@hopital.example", "mode", "inspect"))
                                        .status()
                                == 202));
    }

    @Test
    void aCampaignOvertakesWhatASweepFoundBefore() throws Exception {
        List<String> users = tenant.crowd(SWEPT + OF_CAMPAIGN);
        tenant.latency(LATENCY);
        List<UUID> swept = sweep(users.subList(0, SWEPT));
        String campaign = caller.post("/v1/campaigns", Map.of("users", users.subList(SWEPT, users.size())))
                .json()
                .path("id")
                .asText();
        over(campaign);

        tenant.latency(0);
        swept.forEach(this::assertContained);
        assertThat(disabledAfter(users.subList(SWEPT, users.size()))).isGreaterThan(SWEPT / 6);
        assertThat(tenant.count(DISABLE)).isEqualTo(users.size());
        assertThat(prioritiesOf(users.subList(0, SWEPT))).containsExactly("low");
        assertThat(prioritiesOf(users.subList(SWEPT, users.size()))).containsExactly("normal");
    }

    /** What Graph is told of how urgent its requests about these users are, from looking them up on. */
    private Set<String> prioritiesOf(List<String> names) {
        Set<String> ids = names.stream()
                .map(user -> tenant.user(user).path("id").asText())
                .collect(Collectors.toSet());
        return tenant.ledger().stream()
                .filter(entry ->
                        ids.contains(entry.userId()) && !entry.operation().startsWith("exo."))
                .map(Simulator.Entry::throttlePriority)
                .collect(Collectors.toSet());
    }

    @Test
    void whatAPersonAsksForWaitsNoLongerBehindTheSweep() throws Exception {
        List<String> users = tenant.crowd(SWEPT);
        tenant.latency(LATENCY);
        List<UUID> swept = sweep(users);
        JsonNode last = swept.reversed().stream()
                .map(id -> caller.get("/v1/containments/" + id).json())
                .filter(one -> one.path("status").asText().equals("accepted"))
                .findFirst()
                .orElseThrow();

        Caller.Answer joined = caller.post(
                "/v1/containments", Map.of("user", last.at("/user/id").asText()));

        assertThat(joined.json().path("joined").asBoolean()).isTrue();
        assertThat(joined.json().path("id")).isEqualTo(last.path("id"));
        assertThat(caller.ended(last.path("id").asText()).path("status").asText())
                .isEqualTo("contained");
        tenant.latency(0);
        swept.forEach(this::assertContained);
        assertThat(disabledAfter(List.of(last.at("/user/id").asText()))).isGreaterThan(SWEPT / 6);
        assertThat(tenant.count(DISABLE)).isEqualTo(users.size());
    }

    private List<UUID> sweep(List<String> users) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<UUID>> accepted = users.stream()
                    .map(user -> threads.submit(() -> Awaitility.await("a quota has room")
                            .atMost(Duration.ofSeconds(30))
                            .ignoreExceptionsInstanceOf(Refusal.class)
                            .until(() -> accept(user), Objects::nonNull)))
                    .toList();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            List<UUID> ids = new ArrayList<>();
            for (Future<UUID> one : accepted) {
                ids.add(one.get());
            }
            return ids;
        }
    }

    private UUID accept(String user) {
        return intake.accept(
                        new Intake.Request(
                                new Identifiers(null, user),
                                null,
                                Mode.CONTAIN,
                                null,
                                new Trigger.Sweep(UUID.randomUUID(), "list", Text.of("listed", "listé")),
                                null),
                        Optional.empty())
                .id();
    }

    /** How many users were disabled later than all of these. */
    private long disabledAfter(List<String> idsOrNames) {
        List<String> disabled = tenant.ledger().stream()
                .filter(entry -> entry.operation().equals(DISABLE))
                .map(Simulator.Entry::userId)
                .toList();
        int last = idsOrNames.stream()
                .map(user -> disabled.indexOf(tenant.user(user).path("id").asText()))
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        return disabled.size() - 1L - last;
    }

    private void over(String campaign) {
        Awaitility.await("the campaign")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> caller.get("/v1/campaigns/" + campaign)
                        .json()
                        .at("/progress/over")
                        .asBoolean());
    }

    private void assertContained(UUID id) {
        JsonNode containment = caller.ended(id.toString());
        assertThat(containment.path("status").asText())
                .as(containment.toPrettyString())
                .isEqualTo("contained");
    }
}
