package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Look;
import io.cordon.model.WatchEvent;
import io.cordon.store.Watches;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever undoes a containment is noticed, named as far as the logs tell, and undone in turn, with a limit. */
@QuarkusTest
@TestProfile(WatchTest.Often.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class WatchTest {
    private static final String SYNCED = "synchro.annuaire@hopital.example";
    private static final AtomicInteger USERS = new AtomicInteger();

    /** Looks every second. */
    public static final class Often implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "cordon.watch.enabled", "true", "cordon.watch.first-look", "200ms", "cordon.watch.interval", "1s");
        }
    }

    @ConfigProperty(name = "simulator.url")
    URI simulatorUrl;

    @TestHTTPResource("/")
    URI cordonUrl;

    @Inject
    Watches watches;

    private Simulator tenant;
    private Caller caller;
    private String victim;
    private JsonNode containment;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulatorUrl);
        caller = new Caller(cordonUrl, Caller.KEY);
        tenant.reset();
        victim = tenant.crowd(USERS.incrementAndGet()).getLast();
    }

    /** What is not released is watched on, and the simulator's reset would look like an intruder. */
    @AfterEach
    void end() {
        tenant.noFaults();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> caller.post(
                                path("/release"),
                                Map.of("reason", "end of the test", "override", "end of the test"),
                                "Prefer",
                                "wait=8"),
                        answer -> answer.status() == 200
                                || answer.json().path("code").asText().equals("already-released"));
    }

    @Test
    void directorySynchronisationIsNoticedNamedAndUndoneAndAtTheLimitAnAlarmIsRaised() {
        victim = SYNCED;
        contain();
        for (int round = 1; round <= 3; round++) {
            tenant.synchronise(0, SYNCED);
            int number = round;
            await(watch -> count(watch, "recontained") == number && !watch.has("underWay"));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !enabled() && idle());
        }
        tenant.synchronise(0, SYNCED);
        JsonNode watch = await(one -> count(one, "alarm") == 1);
        assertThat(count(watch, "undone")).isEqualTo(4);
        assertThat(watch.path("recontained").asInt()).isEqualTo(3);
        assertThat(event(watch, "undone").at("/cause/kind").asText()).isEqualTo("directory_synchronisation");
        assertThat(event(watch, "undone").at("/cause/by").asText()).startsWith("Sync_");
        assertThat(enabled()).isTrue(); // no ping-pong

        JsonNode report = report();
        assertThat(report.at("/headline/fr").asText())
                .contains("DÉFAIT depuis, par la synchronisation d’annuaire depuis Active Directory");
        assertThat(report.at("/access/signIn").asText()).isEqualTo("undone");
        assertThat(report.path("followUps").toString())
                .contains("Disable the account in Active Directory")
                .contains("Remove the cause");
        assertThat(caller.get(path("/report?lang=fr"), "Accept", "text/html").text())
                .contains("La surveillance depuis lors")
                .contains("Défait, n’est plus confiné")
                .contains("ALARME");
        assertThat(caller.get("/q/metrics").text()).contains("cordon_watch_alarms_total");
    }

    @Test
    void theOrderToTheDirectoryStaysOpenUntilItIsSeenToBeCarriedOut() {
        victim = SYNCED;
        contain();
        await(WatchTest::everythingHolds);
        assertThat(report().path("followUps").toString())
                .contains("Disable the account in Active Directory, and reset");
        tenant.activeDirectory(SYNCED, true);
        Awaitility.await().pollDelay(Duration.ofMillis(1200)).until(() -> true); // the date is kept in whole seconds
        tenant.synchronise(0, SYNCED);
        await(watch -> watch.hasNonNull("synchronisedAt"));
        assertThat(report().path("followUps").toString()).doesNotContain("Disable the account in Active Directory");
        tenant.activeDirectory(SYNCED, false);
        tenant.synchronise(0, SYNCED);
        await(watch -> count(watch, "undone") == 1);
        assertThat(report().path("followUps").toString()).contains("Disable the account in Active Directory");
    }

    @Test
    void anotherToolIsNamed() {
        contain();
        tenant.enable(victim, Map.of("app", "Gestion des arrivées"));
        JsonNode watch = await(one -> count(one, "recontained") == 1);
        assertThat(event(watch, "undone").at("/cause/kind").asText()).isEqualTo("application");
        assertThat(event(watch, "undone").at("/cause/by").asText()).isEqualTo("Gestion des arrivées");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !enabled() && idle());
        JsonNode report = report();
        assertThat(report.path("status").asText()).isEqualTo("contained");
        assertThat(report.at("/headline/en").asText())
                .contains("Undone in between, by the application Gestion des arrivées")
                .contains("contained anew");
        assertThat(tenant.user(victim).path("sessionRevocations").asInt()).isGreaterThan(2);
        assertThat(tenant.user(victim).path("passwordChanges").asInt()).isEqualTo(2);
    }

    @Test
    void whoeverIsInTheAccountItselfIsToldFromAnAdministrator() {
        contain();
        tenant.enable(victim, Map.of("user", victim, "ipAddress", "203.0.113.66"));
        JsonNode watch = await(one -> count(one, "undone") == 1);
        assertThat(event(watch, "undone").at("/cause/kind").asText()).isEqualTo("account_itself");
        assertThat(event(watch, "undone").at("/cause/address").asText()).isEqualTo("203.0.113.66");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !enabled() && idle());
        tenant.enable(victim, Map.of("user", "admin.general@hopital.example"));
        JsonNode second = await(one -> count(one, "undone") == 2);
        assertThat(events(second, "undone").getLast().at("/cause/kind").asText())
                .isEqualTo("person");
    }

    @Test
    void aRuleThatIsSwitchedOnAgainIsSwitchedOffAgain() {
        contain();
        String rule = ruleOf(containment);
        tenant.change(victim, Map.of("updateRules", List.of(Map.of("id", rule, "isEnabled", true))));
        JsonNode watch = await(one -> count(one, "recontained") == 1);
        assertThat(event(watch, "undone").path("step").asText()).isEqualTo("mailbox.rule.disable");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> idle()
                        && rules().stream()
                                .filter(one -> one.path("id").asText().equals(rule))
                                .noneMatch(one -> one.path("isEnabled").asBoolean()));
    }

    @Test
    void whatCannotBeReadIsNotCheckedAndAnUnreadableLogHidesTheCauseOnly() {
        contain();
        await(WatchTest::everythingHolds);
        tenant.permissions(Map.of(
                "graph",
                List.of(
                        "User.Read.All",
                        "User.EnableDisableAccount.All",
                        "User-PasswordProfile.ReadWrite.All",
                        "User.RevokeSessions.All",
                        "MailboxSettings.ReadWrite")));
        tenant.enable(victim, Map.of("app", "Gestion des arrivées"));
        JsonNode watch = await(one -> count(one, "undone") == 1);
        assertThat(event(watch, "undone").at("/cause/kind").asText()).isEqualTo("not_known");
        assertThat(event(watch, "undone").at("/cause/unread/kind").asText()).isEqualTo("denied");
        tenant.faults(Map.of(
                "operation", "user.get", "user", tenant.user(victim).path("id").asText(), "status", 403));
        watch = await(one -> StreamSupport.stream(one.at("/last/things").spliterator(), false)
                .anyMatch(thing -> thing.path("step").asText().equals("account.disable")
                        && thing.path("state").asText().equals("not_checked")));
        assertThat(watch.path("state").asText()).isNotEqualTo("holds");
    }

    @Test
    void aPasswordSetBySomebodyElseIsToldAndNotTakenForAnIntruder() {
        contain();
        Awaitility.await()
                .pollDelay(Duration.ofSeconds(4))
                .until(() -> true); // dates of passwords are in whole seconds
        tenant.newPassword(victim, Map.of("user", "admin.general@hopital.example"));
        JsonNode watch = await(one -> count(one, "password_changed") == 1);
        assertThat(event(watch, "password_changed").at("/cause/kind").asText()).isEqualTo("person");
        assertThat(count(watch, "recontained")).isZero();
    }

    @Test
    void whoGetsInAfterTheCutIsToldOnceAndCutAgainAndWhoFailedOrCameBeforeIsNot() {
        tenant.signIn(Map.of("users", List.of(victim), "ipAddress", "203.0.113.65"));
        contain();
        tenant.signIn(Map.of("users", List.of(victim), "ipAddress", "203.0.113.67", "errorCode", 50057));
        await(watch -> watch.path("looks").asInt() >= 2);
        long revoked = tenant.user(victim).path("sessionRevocations").asLong();
        tenant.signIn(Map.of("users", List.of(victim), "ipAddress", "203.0.113.66"));

        JsonNode watch = await(one -> count(one, "recontained") == 1);
        assertThat(count(watch, "signed_in")).isEqualTo(1);
        assertThat(event(watch, "signed_in").path("address").asText()).isEqualTo("203.0.113.66");
        assertThat(count(watch, "undone")).isZero();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::idle);
        assertThat(tenant.user(victim).path("sessionRevocations").asLong()).isGreaterThan(revoked);
        await(one -> one.path("looks").asInt() >= 2);
        watch = caller.get(path("/watch")).json();
        assertThat(count(watch, "signed_in")).as("seen again, and known").isEqualTo(1);
        assertThat(count(watch, "recontained")).isEqualTo(1);
        assertThat(report().toString()).contains("203.0.113.66").doesNotContain("203.0.113.67");
    }

    /** As by a replica that was paused in the middle of its look. */
    @Test
    void aLookThatAnotherHasOvertakenIsWorthNothing() {
        contain();
        UUID id = UUID.fromString(containment.path("id").asText());
        Watches.Due due = Awaitility.await()
                .until(
                        () -> watches.due(List.of("hopital"), Instant.now().plus(Duration.ofDays(1)), 200).stream()
                                .filter(one -> one.containment().equals(id))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        await(watch -> watch.path("looks").asInt() > due.looks());

        Instant now = Instant.now();
        assertThat(watches.record(new Watches.Seen(
                        due,
                        new Look(now, List.of(), null, now),
                        now,
                        null,
                        List.of(new Watches.Noticed("alarm/0", new WatchEvent.Alarm(now, 0))),
                        List.of())))
                .isEmpty();
        assertThat(caller.get(path("/watch")).json().path("events")).isEmpty();
    }

    @Test
    void theReleaseEndsTheWatchAndNobodyTakesItForAnIntruder() {
        contain();
        await(WatchTest::everythingHolds);
        caller.post(path("/release"), Map.of("reason", "reinstalled"), "Prefer", "wait=8");
        JsonNode watch = await(one -> one.hasNonNull("endedAt"));
        int looks = watch.path("looks").asInt();
        Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        watch = caller.get(path("/watch")).json();
        assertThat(watch.path("looks").asInt()).isEqualTo(looks);
        assertThat(watch.path("events")).isEmpty();
        assertThat(enabled()).isTrue();
    }

    private void contain() {
        containment = caller.contain(Map.of("user", victim));
        assertThat(containment.path("status").asText()).isIn("contained", "partial");
    }

    private String path(String what) {
        return "/v1/containments/" + containment.path("id").asText() + what;
    }

    private JsonNode await(Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> caller.get(path("/watch")).json(), wanted::test);
    }

    private static boolean everythingHolds(JsonNode watch) {
        return !watch.at("/last/things").isEmpty()
                && StreamSupport.stream(watch.at("/last/things").spliterator(), false)
                        .allMatch(thing -> thing.path("state").asText().equals("holds"));
    }

    private boolean enabled() {
        return tenant.user(victim).at("/properties/accountEnabled").asBoolean();
    }

    /** Whether no renewal is under way. */
    private boolean idle() {
        return !caller.get(path("")).json().hasNonNull("underWay");
    }

    private JsonNode report() {
        return caller.get(path("/report")).json();
    }

    private List<JsonNode> rules() {
        return StreamSupport.stream(tenant.user(victim).at("/mailbox/rules").spliterator(), false)
                .toList();
    }

    private static String ruleOf(JsonNode containment) {
        return StreamSupport.stream(containment.path("steps").spliterator(), false)
                .filter(step -> step.at("/target/kind").asText().equals("inboxRule"))
                .map(step -> step.at("/target/id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> events(JsonNode watch, String kind) {
        return StreamSupport.stream(watch.path("events").spliterator(), false)
                .filter(event -> event.path("event").asText().equals(kind))
                .toList();
    }

    private static JsonNode event(JsonNode watch, String kind) {
        return events(watch, kind).getFirst();
    }

    private static long count(JsonNode watch, String kind) {
        return events(watch, kind).size();
    }
}
