package io.cordon.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.audit.Entry;
import io.cordon.store.AuditTrail;
import io.cordon.testing.Caller;
import io.cordon.testing.Entra;
import io.cordon.testing.Keys;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every endpoint, for every role, by key and by token, and with everything that can be wrong with a token. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class AuthorisationMatrixTest {
    private static final List<Endpoint> ENDPOINTS = Endpoint.all();
    private static final Path DOCUMENT = Path.of("src/docs/security.md");
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- matrix:begin -->\n)(.*?)(<!-- matrix:end -->)");

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @ConfigProperty(name = "cordon.oidc.authority")
    String issuer;

    @TestHTTPResource("/")
    URI cordon;

    @Inject
    AuditTrail trail;

    private Simulator tenant;
    private long recorded;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        tenant.reset();
        recorded = trail.head().sequence();
    }

    @Test
    void everyEndpointNamesItsRoles() {
        assertThat(ENDPOINTS)
                .hasSizeGreaterThan(20)
                .allSatisfy(endpoint -> assertThat(endpoint.roles())
                        .as(
                                "%s: say with @RolesAllowed who may call it, and run this test to get src/docs/security.md's table",
                                endpoint)
                        .isNotEmpty()
                        .isSubsetOf(Roles.ALL));
    }

    @Test
    void theTableInTheDocumentsIsTheCodesOwn() throws IOException {
        StringBuilder table = new StringBuilder("| |");
        Roles.ALL.forEach(role -> table.append(" ").append(role).append(" |"));
        table.append("\n| --- |").append(" :-: |".repeat(Roles.ALL.size())).append("\n");
        ENDPOINTS.stream().map(Endpoint::toString).distinct().forEach(endpoint -> {
            Set<String> roles = ENDPOINTS.stream()
                    .filter(one -> one.toString().equals(endpoint))
                    .findFirst()
                    .orElseThrow()
                    .roles();
            table.append("| `").append(endpoint).append("` |");
            Roles.ALL.forEach(role -> table.append(roles.contains(role) ? " yes |" : " |"));
            table.append("\n");
        });
        String present = Files.readString(DOCUMENT);
        String expected = TABLE.matcher(present)
                .replaceFirst(found -> found.group(1) + Matcher.quoteReplacement(table.toString()) + found.group(3));
        if (!present.equals(expected)) {
            Files.writeString(Path.of("target/security.md"), expected);
        }
        assertThat(present).as("stale; the right one is in target/security.md").isEqualTo(expected);
    }

    @Test
    void everyRoleMayCallWhatTheTableSaysAndNothingElse() {
        int refused = 0;
        for (Endpoint endpoint : ENDPOINTS) {
            for (String role : Roles.ALL) {
                for (Caller caller : List.of(
                        new Caller(cordon, Keys.only(role)),
                        Caller.withToken(cordon, Entra.person(issuer, role).signed()),
                        Caller.withToken(cordon, Entra.application(role).signed()))) {
                    Caller.Answer answer = call(caller, endpoint);
                    String cell = endpoint + " as " + role + ": " + answer.status() + " "
                            + answer.text().lines().findFirst().orElse("");
                    if (endpoint.roles().contains(role)) {
                        assertThat(answer.status()).as(cell).isNotIn(401, 403).isLessThan(500);
                    } else {
                        refused++;
                        assertThat(answer.status()).as(cell).isEqualTo(403);
                        assertThat(answer.json().path("code").asText()).as(cell).isEqualTo("not-authorised");
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(100);
        assertRecorded(refused, "not-authorised");
        assertThat(tenant.changes()).isEmpty();
    }

    @Test
    void nothingThatIsWrongWithATokenOrAKeyGetsInAnywhere() {
        Map<String, Caller> strangers = strangers();
        for (Endpoint endpoint : ENDPOINTS) {
            strangers.forEach((fault, caller) -> {
                Caller.Answer answer = call(caller, endpoint);
                String cell = endpoint + " with " + fault + ": " + answer.status() + " "
                        + answer.text().lines().findFirst().orElse("");
                assertThat(answer.status()).as(cell).isEqualTo(401);
                assertThat(answer.json().path("code").asText()).as(cell).isEqualTo("unauthenticated");
                assertThat(answer.header("WWW-Authenticate")).as(cell).isNotNull();
            });
        }
        assertRecorded(ENDPOINTS.size() * strangers.size(), "unauthenticated");
        assertThat(tenant.ledger()).isEmpty();
    }

    @Test
    void aTokenWithoutOneOfTheRolesIsSomebodyWhoMayDoNothing() {
        for (Entra.Token token : List.of(
                Entra.person(issuer),
                Entra.person(issuer).with("roles", null),
                Entra.person(issuer, "Contain", "CONTAIN", "root", "contain "),
                Entra.application("user"),
                Entra.application().with("groups", List.of("contain")).with("scp", null))) {
            Caller.Answer answer = Caller.withToken(cordon, token.signed()).get("/v1/catalog");
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void lookingIsNotContaining() {
        for (Caller looker : List.of(
                new Caller(cordon, Keys.only(Roles.INSPECT)),
                Caller.withToken(cordon, Entra.application(Roles.INSPECT).signed()))) {
            for (Map<String, String> body : List.of(
                    Map.of("user", "victime.hameconnee@hopital.example"),
                    Map.of("user", "victime.hameconnee@hopital.example", "mode", "contain"))) {
                Caller.Answer answer = looker.post("/v1/containments", body, "Idempotency-Key", "one-for-all");
                assertThat(answer.status()).as(answer.text()).isEqualTo(403);
                assertThat(answer.json().path("code").asText()).isEqualTo("not-authorised");
            }
        }
        assertThat(tenant.ledger()).isEmpty();
        assertRecorded(4, "not-authorised");
    }

    @Test
    void aMinuteOfDifferenceBetweenClocksIsForgivenAndNoMore() {
        assertThat(status(Entra.application(Roles.AUDIT).validFrom(-3600, 3570)))
                .isEqualTo(200);
        assertThat(status(Entra.application(Roles.AUDIT).validFrom(30, 3600))).isEqualTo(200);
        assertThat(status(Entra.application(Roles.AUDIT).validFrom(-3600, 3500)))
                .isEqualTo(401);
        assertThat(status(Entra.application(Roles.AUDIT).validFrom(100, 3600))).isEqualTo(401);
    }

    @Test
    void peopleAndApplicationsHaveNamesThatNoKeyCanHave() {
        String user = "saine.tranquille@hopital.example";
        Caller person =
                Caller.withToken(cordon, Entra.person(issuer, Roles.INSPECT).signed());
        assertThat(askedBy(person, user)).isEqualTo("person:" + Entra.PERSON);
        assertThat(person.get("/v1/containments/latest/report", "Accept", "text/html")
                        .text())
                .contains("rssi@hopital.example (person:" + Entra.PERSON + ")");
        assertThat(askedBy(
                        Caller.withToken(
                                cordon, Entra.application(Roles.INSPECT).signed()),
                        user))
                .isEqualTo("app:" + Entra.APPLICATION);
        assertThat(askedBy(new Caller(cordon, Keys.only(Roles.INSPECT)), user)).isEqualTo("only-inspect");
    }

    private static String askedBy(Caller caller, String user) {
        return caller.contain(Map.of("user", user, "mode", "inspect"))
                .at("/trigger/caller")
                .asText();
    }

    private int status(Entra.Token token) {
        return Caller.withToken(cordon, token.signed()).get("/v1/catalog").status();
    }

    private Map<String, Caller> strangers() {
        Map<String, String> tokens = new LinkedHashMap<>();
        String all = "contain,inspect,approve,release,audit,admin";
        String[] roles = all.split(",");
        String other = "7c9f2a10-55aa-4f0e-8d7e-2b6f0d1c9999";
        tokens.put("garbage", "garbage");
        tokens.put("garbage in three parts", "a.b.c");
        tokens.put("a header that is no JSON", "e30.e30.e30");
        tokens.put("expired", Entra.person(issuer, roles).validFrom(-7200, 3600).signed());
        tokens.put(
                "not yet valid",
                Entra.person(issuer, roles).validFrom(600, 3600).signed());
        tokens.put("no expiry", Entra.person(issuer, roles).with("exp", null).signed());
        tokens.put(
                "another audience",
                Entra.person(issuer, roles).with("aud", other).signed());
        tokens.put(
                "Graph's audience",
                Entra.application(roles)
                        .with("aud", "https://graph.microsoft.com")
                        .signed());
        tokens.put("no audience", Entra.person(issuer, roles).with("aud", null).signed());
        tokens.put(
                "another issuer", Entra.person("https://login.example", roles).signed());
        tokens.put(
                "another tenant's issuer",
                Entra.application(roles)
                        .with("iss", "https://sts.windows.net/" + other + "/")
                        .signed());
        tokens.put(
                "another tenant", Entra.person(issuer, roles).with("tid", other).signed());
        tokens.put("no tenant", Entra.application(roles).with("tid", null).signed());
        tokens.put("alg none", Entra.person(issuer, roles).unsigned());
        tokens.put("HS256 with the public key", Entra.person(issuer, roles).confused());
        tokens.put("another key", Entra.person(issuer, roles).forged());
        tokens.put("an unknown key", Entra.person(issuer, roles).key("nobody-s").signed());
        tokens.put("no object id", Entra.person(issuer, roles).with("oid", null).signed());
        tokens.put(
                "an object id that is none",
                Entra.person(issuer, roles).with("oid", "soar").signed());
        tokens.put(
                "an ID token",
                Entra.person(issuer, roles).with("azp", null).with("scp", null).signed());
        tokens.put(
                "a person without scopes",
                Entra.person(issuer, roles).with("scp", null).signed());
        tokens.put("a signature cut off", Entra.person(issuer, roles).signed().replaceAll("\\.[^.]*$", "."));
        Map<String, Caller> strangers = new LinkedHashMap<>();
        strangers.put("nothing", new Caller(cordon, null));
        strangers.put("a wrong key", new Caller(cordon, "cordon_wrong"));
        strangers.put("an empty key", new Caller(cordon, ""));
        tokens.forEach((fault, token) -> strangers.put(fault, Caller.withToken(cordon, token)));
        return strangers;
    }

    private static Caller.Answer call(Caller caller, Endpoint endpoint) {
        String type = endpoint.body() == null ? "application/json" : endpoint.body();
        return switch (endpoint.method()) {
            case "GET" -> caller.get(endpoint.address());
            case "DELETE" -> caller.send("DELETE", endpoint.address(), "", type);
            default ->
                caller.send(endpoint.method(), endpoint.address(), type.equals("application/json") ? "{}" : "", type);
        };
    }

    /** The trail has exactly so many refusals of this kind since the test began. */
    private void assertRecorded(int times, String code) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(since().stream()
                                .filter(entry -> entry.kind() == io.cordon.audit.Event.Kind.REFUSED)
                                .filter(entry -> entry.text().contains("\"" + code + "\"")))
                        .hasSize(times));
    }

    private List<Entry> since() {
        List<Entry> entries = new ArrayList<>();
        List<Entry> some = trail.after(recorded, 500);
        while (!some.isEmpty()) {
            entries.addAll(some);
            some = trail.after(some.getLast().sequence(), 500);
        }
        return entries;
    }
}
