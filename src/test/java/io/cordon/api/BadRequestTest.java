package io.cordon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is told, by field, and nothing is done. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class BadRequestTest {
    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    private Simulator tenant;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        tenant.reset();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("{\"user\":\"a@hopital.example\",\"reson\":\"typo\"}", "reson"),
                Arguments.of("{\"user\":\"a@hopital.example\",\"mode\":\"destroy\"}", "mode"),
                Arguments.of("{\"user\":\"a@hopital.example\",\"mode\":1}", "mode"),
                Arguments.of("{\"user\":\"a@hopital.example\",\"reason\":7}", "reason"),
                Arguments.of("{\"user\":\"a@hopital.example\",\"reason\":[\"x\"]}", "reason"),
                Arguments.of("{\"user\":\"a@hopital.example\",\"compromisedSince\":\"yesterday\"}", "compromisedSince"),
                Arguments.of("{\"user\":\"a@hopital.example\",\"reason\":\"" + "x".repeat(501) + "\"}", "reason"),
                Arguments.of("{\"user\":\"" + "x".repeat(400) + "\"}", "user"),
                Arguments.of("{\"user\":{\"id\":\"nobody\"}}", "user.id"),
                Arguments.of("{\"user\":null}", "user"),
                Arguments.of("{\"mode\":\"contain\"}", "user"),
                Arguments.of("[]", "body"),
                Arguments.of("null", "body"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheField(String body, String field) {
        Caller.Answer answer = caller().post("/v1/containments", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo("validation");
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(tenant.ledger()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":",
                "{\"user\":\"a\",}",
                "not json",
                "{\"user\":\"a\",\"user\":\"b\"}",
                "{\"user\":\"a@b.example\"} {}"
            })
    void saysThatTheBodyIsNoJson(String body) {
        Caller.Answer answer = caller().post("/v1/containments", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isIn("malformed-json", "validation");
        assertThat(tenant.ledger()).isEmpty();
    }

    @Test
    void nobodyGetsInWithoutAKeyOrWithAWrongOne() {
        for (String key : new String[] {null, "wrong", ""}) {
            Caller.Answer answer = new Caller(cordon, key)
                    .post("/v1/containments", Map.of("user", "saine.tranquille@hopital.example"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("code").asText()).isEqualTo("unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isNotNull();
        }
        for (String path : new String[] {
            "/v1/containments", "/v1/catalog", "/v1/operations/x", "/v1/containments/latest/report", "/q/metrics", "/"
        }) {
            assertThat(new Caller(cordon, null).get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(tenant.ledger()).isEmpty();
    }

    @Test
    void aKeyMayBeThePasswordOfBasicAuthentication() {
        String basic = Base64.getEncoder().encodeToString(("anyone:" + Caller.KEY).getBytes(StandardCharsets.UTF_8));
        assertThat(new Caller(cordon, null)
                        .get("/v1/catalog", "Authorization", "Basic " + basic)
                        .status())
                .isEqualTo(200);
        assertThat(new Caller(cordon, null)
                        .get("/v1/catalog", "Authorization", "Basic !!!")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(caller().get("/v1/containments/nothing").json().path("code").asText())
                .isEqualTo("not-found");
        assertThat(caller().get("/v1/containments/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(caller().get("/v1/containments?limit=1000")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("limit");
        assertThat(caller().get("/v1/containments?cursor=x")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("cursor");
    }

    @Test
    void aTenantOrPlaybookThatIsNotConfiguredIsNamed() {
        assertThat(caller().post("/v1/containments", Map.of("user", "a@b.example", "tenant", "elsewhere"))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("tenant-unknown");
        assertThat(caller().post("/v1/containments", Map.of("user", "a@b.example", "playbook", "nuke"))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("playbook-unknown");
        assertThat(caller().post("/v1/containments", Map.of("user", "a@b.example", "playbook", "inspect"))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("playbook-without-actions");
        assertThat(tenant.ledger()).isEmpty();
    }

    @Test
    void theDescriptionNamesEveryOperation() {
        String openapi = new Caller(cordon, null).get("/q/openapi?format=json").text();
        assertThat(openapi)
                .contains(
                        "createContainment",
                        "listContainments",
                        "getContainment",
                        "getOperation",
                        "getReport",
                        "getCatalog");
    }

    private Caller caller() {
        return new Caller(cordon, Caller.KEY);
    }
}
