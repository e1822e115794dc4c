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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that comes again, however often and however fast, has one effect; and one that was called off has no more. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class RepetitionTest {
    private static final Map<String, String> BODY =
            Map.of("user", "victime.hameconnee@hopital.example", "reason", "essai");
    private static final int MANY = 1000;

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

    @Test
    void theSameKeyWithTheSameBodyIsTheSameRequest() {
        String key = UUID.randomUUID().toString();
        Caller.Answer first = caller.post("/v1/containments", BODY, "Idempotency-Key", "\"" + key + "\"");
        caller.ended(first.json().path("id").asText());
        Caller.Answer again = caller.post(
                "/v1/containments",
                "{ \"reason\":\"essai\", \"user\": \"victime.hameconnee@hopital.example\" }",
                "Idempotency-Key",
                key);
        assertThat(again.status()).isIn(200, 202);
        assertThat(again.json().path("id").asText())
                .isEqualTo(first.json().path("id").asText());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(tenant.count("user.patch.accountEnabled")).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        caller.ended(caller.post("/v1/containments", BODY, "Idempotency-Key", key)
                .json()
                .path("id")
                .asText());
        Caller.Answer other = caller.post(
                "/v1/containments", Map.of("user", "saine.tranquille@hopital.example"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("code").asText()).isEqualTo("key-reused");
        assertThat(caller.post("/v1/containments", BODY, "Idempotency-Key", "x".repeat(256))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        String key = UUID.randomUUID().toString();
        Map<String, String> unknown = Map.of("user", "personne@hopital.example");
        assertThat(caller.post("/v1/containments", unknown, "Idempotency-Key", key)
                        .status())
                .isEqualTo(404);
        assertThat(caller.post("/v1/containments", unknown, "Idempotency-Key", key)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aThousandIdenticalRequestsAtOnceAreOne() {
        String key = UUID.randomUUID().toString();
        List<Caller.Answer> answers = atOnce(_ -> () -> caller.post("/v1/containments", BODY, "Idempotency-Key", key));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(200, 202));
        Set<String> ids = answers.stream()
                .map(answer -> answer.json().path("id").asText())
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
        caller.ended(ids.iterator().next());
        assertThat(tenant.count("user.patch.accountEnabled")).isEqualTo(1);
        assertThat(tenant.count("user.patch.passwordProfile")).isEqualTo(1);
    }

    @Test
    void aThousandRequestsForOneUserJoinOneContainment() {
        tenant.latency(3000); // it is open until all have come
        List<Caller.Answer> answers = atOnce(number ->
                () -> caller.post("/v1/containments", BODY, "Idempotency-Key", "k-" + number + UUID.randomUUID()));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(202));
        assertThat(answers.stream()
                        .map(answer -> answer.json().path("id").asText())
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.json().path("joined").asBoolean()))
                .hasSize(MANY - 1);
        tenant.latency(0);
        caller.ended(answers.getFirst().json().path("id").asText());
        assertThat(tenant.count("user.patch.accountEnabled")).isEqualTo(1);
    }

    @Test
    void whatHasNotBegunIsLeftOutWhenItIsCalledOff() {
        tenant.latency(500);
        String id = caller.post("/v1/containments", BODY).json().path("id").asText();
        Awaitility.await().until(() -> tenant.count("sessions.revoke") > 0);
        Caller.Answer cancelled = caller.post("/v1/containments/" + id + "/cancel", "");
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(202);
        JsonNode containment = caller.ended(id);
        assertThat(containment.path("status").asText())
                .as(containment.toPrettyString())
                .isEqualTo("cancelled");
        assertThat(containment.path("cancelledBy").asText()).isEqualTo("tests");
        assertThat(tenant.count("rule.patch") + tenant.count("exo.Set-Mailbox")).isZero();
        assertThat(tenant.count("sessions.revoke")).isEqualTo(1);
        Caller.Answer late = caller.post("/v1/containments/" + id + "/cancel", "");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("code").asText()).isEqualTo("already-ended");
    }

    @Test
    void whatWasPutOffShowsWhenItIsTriedAgainAndEndsWhenItIsCalledOff() {
        tenant.faults(List.of(Map.of(
                "operation", "rules.list", "times", 0, "status", 429, "retryAfter", "120", "code", "TooManyRequests")));
        String id = caller.post("/v1/containments", BODY).json().path("id").asText();
        Awaitility.await()
                .until(() -> caller.get("/v1/containments/" + id)
                        .json()
                        .path("status")
                        .asText()
                        .equals("waiting_retry"));
        JsonNode waiting = caller.get("/v1/containments/" + id).json();
        assertThat(waiting.path("steps"))
                .anySatisfy(
                        step -> assertThat(step.at("/outcome/until").asText()).isNotEmpty());
        assertThat(waiting.path("containedAt").asText())
                .as("a throttled inspection does not delay the cut")
                .isNotEmpty();
        assertThat(caller.post("/v1/containments/" + id + "/cancel", "").status())
                .isEqualTo(202);
        assertThat(caller.ended(id).path("status").asText()).isEqualTo("cancelled");
    }

    private static List<Caller.Answer> atOnce(IntFunction<Callable<Caller.Answer>> call) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Caller.Answer>> begun =
                    IntStream.range(0, MANY).mapToObj(call).map(threads::submit).toList();
            List<Caller.Answer> answers = new ArrayList<>();
            for (Future<Caller.Answer> answer : begun) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
