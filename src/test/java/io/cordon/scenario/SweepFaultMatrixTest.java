package io.cordon.scenario;

import static io.cordon.scenario.ATenantForEachWrong.FIRST;
import static io.cordon.scenario.ATenantForEachWrong.tenant;
import static io.cordon.scenario.Sweeping.source;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Failure;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every operation that only sweeps use, with everything that can be wrong with its answer: all of them spoilt in the same way at once, since their
 * faults are of no user. Every source has the same user to flag, who is found however late, and nobody else is. The operations are those that the
 * tenant sees while a sweep finds nothing wrong.
 */
@Tag("long")
@QuarkusTest
@TestProfile(ATenantForEachWrong.class)
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class SweepFaultMatrixTest {
    private static final String VICTIM = "victime.hameconnee@hopital.example";
    private static final String HONEST = "saine.tranquille@hopital.example";
    private static final String CONTAINED = "paie.rh@hopital.example";
    private static final String INTRUDERS = "203.0.113.66";
    /** Makes a list without end as much as Cordon takes after a few pages: the log of sign-ins gives one in two and a half seconds. */
    private static final String LONG_NAME = "Victime ".repeat(400);
    /** Cordon's own: nobody is asked. */
    private static final Set<String> NOT_MICROSOFTS = Set.of("list");

    @ConfigProperty(name = "simulator.url")
    URI simulator;

    @TestHTTPResource("/")
    URI cordon;

    @Inject
    DataSource database;

    private Simulator tenant;
    private Caller caller;
    private Sweeping sweeping;

    @BeforeEach
    void begin() {
        tenant = new Simulator(simulator);
        caller = new Caller(cordon, Caller.KEY);
        sweeping = new Sweeping(caller, database);
        sweeping.forgetAll();
        tenant.reset();
    }

    @AfterEach
    void end() {
        tenant.reset();
    }

    @Test
    void whatIsLostIsNotCheckedAndNobodyIsFlaggedForItOrForgotten() throws Exception {
        Set<String> operations = everythingWasReadBefore();
        everySourceHasTheVictim();
        List<String> failures = new ArrayList<>();
        Map<Wrong, Set<String>> found = new LinkedHashMap<>();
        for (Wrong wrong : Wrong.all()) {
            boolean preview = wrong.kind().passes(); // it would come back a quarter of a minute later
            try {
                JsonNode sweep = sweep(
                        tenant(wrong),
                        preview ? "preview" : "run",
                        operations.stream().map(wrong::untilItIsSwitchedOff).toList());
                isTrue(sweep, wrong);
                found.put(wrong, preview ? new TreeSet<>() : flagging(sweep));
            } catch (RuntimeException | AssertionError e) {
                failures.add(wrong + ": " + e.getMessage());
            }
        }
        assertThat(failures).isEmpty();
        new Truth(tenant).nobodyWentToAnotherHost();

        whatPassesIsReadWhenItIsAskedForOnceMore(operations, found);

        Map<Wrong, JsonNode> begun = new LinkedHashMap<>();
        found.keySet().forEach(wrong -> begun.put(wrong, sweeping.begin(tenant(wrong), "run")));
        begun.forEach((wrong, one) -> {
            JsonNode sweep = sweeping.ended(one);
            everythingWasRead(sweep);
            found.get(wrong).addAll(flagging(sweep));
            assertThat(found.get(wrong))
                    .as("%s is over: %s", wrong, sweep.toPrettyString())
                    .isEqualTo(names(sources(sweep)));
        });
        FaultMatrixTest.haveBeenSpoilt(operations);
    }

    /** Each tenant goes on from where the first one is, with an intruder's address known; what a sweep asks Microsoft 365 for, other than about a user. */
    private Set<String> everythingWasReadBefore() {
        List<String> watched = Stream.concat(
                        Stream.of(SweptTenant.WATCHED), Wrong.all().stream().map(ATenantForEachWrong::watched))
                .toList();
        tenant.change(HONEST, Map.of("groups", watched));
        tenant.change(
                VICTIM,
                Map.of(
                        "properties",
                        Map.of("displayName", LONG_NAME),
                        "groups",
                        Stream.concat(watched.stream(), Stream.of(SweptTenant.GROUP))
                                .toList()));
        tenant.signIn(Map.of("users", List.of(CONTAINED), "ipAddress", INTRUDERS, "at", ago(Duration.ofHours(3))));
        String id = caller.contain(Map.of("user", CONTAINED, "tenant", FIRST))
                .path("id")
                .asText();
        sweeping.sql("update containment set accepted_at = accepted_at - interval '2 hours',"
                + " contained_at = contained_at - interval '2 hours' where id = '" + id + "'");
        int before = tenant.ledger().size();
        everythingWasRead(sweep(FIRST, "run", List.of()));
        for (Wrong wrong : Wrong.all()) {
            sweeping.sql(
                    "insert into flag_cursor select '%s', source, position, read_at from flag_cursor where tenant = '%s'"
                            .formatted(tenant(wrong), FIRST));
            sweeping.sql(
                    "insert into mailbox_baseline select '%s', user_id, looked_at, artifacts from mailbox_baseline where tenant = '%s'"
                            .formatted(tenant(wrong), FIRST));
        }
        return tenant.ledger().stream()
                .skip(before)
                .filter(entry -> entry.userId() == null || entry.userId().isEmpty())
                .map(Simulator.Entry::operation)
                .filter(operation -> !operation.equals("token"))
                .filter(operation -> !UnusableAnswersTest.OF_EVERYBODY.contains(operation))
                .collect(toCollection(TreeSet::new));
    }

    /** And somebody who is no ground for a flag. */
    private void everySourceHasTheVictim() {
        String before = ago(Duration.ofMinutes(2));
        tenant.risk(Map.of("users", List.of(VICTIM)));
        tenant.risk(Map.of("users", List.of(HONEST), "riskLevel", "low"));
        tenant.alert(Map.of("users", List.of(HONEST), "status", "resolved", "at", before));
        tenant.alert(Map.of("users", List.of(VICTIM)));
        tenant.signIn(Map.of("users", List.of(HONEST), "ipAddress", INTRUDERS, "errorCode", 50126, "at", before));
        tenant.signIn(Map.of("users", List.of(VICTIM), "ipAddress", INTRUDERS));
        tenant.change(VICTIM, Map.of("forwarding", Map.of("smtpAddress", "smtp:collecte@boite-externe.example")));
    }

    private JsonNode sweep(String name, String mode, List<Map<String, Object>> faults) {
        tenant.faults(faults);
        try {
            return sweeping.ended(sweeping.begin(name, mode));
        } finally {
            tenant.noFaults();
        }
    }

    private void isTrue(JsonNode sweep, Wrong wrong) {
        Set<String> flagging = flagging(sweep);
        for (JsonNode source : sources(sweep)) {
            String name = source.path("name").asText();
            JsonNode lost = source.path("notChecked");
            if (lost.isNull()) {
                assertThat(wrong.kind()).as("%s reads all of it", name).isIn(Wrong.Kind.SHORT, Wrong.Kind.MISTYPED);
                assertThat(flagging).as(sweep.toPrettyString()).contains(name);
            } else {
                assertThat(wrong.kind().failures())
                        .as("%s: %s", name, lost)
                        .contains(
                                Failure.Kind.valueOf(lost.path("kind").asText().toUpperCase(Locale.ROOT)));
                assertThat(source.path("lookedAt").isNull()).as(name).isTrue();
                assertThat(sweeping.count(
                                "select count(*) from flag_cursor one join flag_cursor other using (source) where one.tenant = '%s' and other.tenant = '%s' and source = '%s' and one.read_at = other.read_at and one.position is not distinct from other.position"
                                        .formatted(tenant(wrong), FIRST, name)))
                        .as("%s goes on from where it was", name)
                        .isEqualTo(1);
            }
        }
    }

    /** Each operation with another of the faults that pass, in a tenant where only a preview was made. */
    private void whatPassesIsReadWhenItIsAskedForOnceMore(Set<String> operations, Map<Wrong, Set<String>> found) {
        List<Wrong> passing =
                Wrong.all().stream().filter(wrong -> wrong.kind().passes()).toList();
        List<Map<String, Object>> faults = new ArrayList<>();
        operations.forEach(operation ->
                faults.add(passing.get(faults.size() % passing.size()).on(operation)));
        JsonNode sweep = sweep(tenant(passing.getFirst()), "run", faults);
        everythingWasRead(sweep);
        found.get(passing.getFirst()).addAll(flagging(sweep));
        assertThat(found.get(passing.getFirst())).isEqualTo(names(sources(sweep)));
    }

    private static void everythingWasRead(JsonNode sweep) {
        assertThat(sources(sweep))
                .as(sweep.toPrettyString())
                .allSatisfy(
                        source -> assertThat(source.path("notChecked").isNull()).isTrue());
        assertThat(source(sweep, "list").path("notChecked").isNull()).isTrue();
    }

    /** Which sources flag the victim; nobody flags anybody else. */
    private static Set<String> flagging(JsonNode sweep) {
        Set<String> flagging = new TreeSet<>();
        for (JsonNode line : Sweeping.lines(sweep)) {
            assertThat(line.path("userName").asText()).as(line.toPrettyString()).isEqualTo(VICTIM);
            flagging.addAll(line.path("flags").findValuesAsText("source"));
        }
        return flagging;
    }

    private static List<JsonNode> sources(JsonNode sweep) {
        List<JsonNode> sources = new ArrayList<>();
        for (JsonNode source : sweep.path("sources")) {
            if (!NOT_MICROSOFTS.contains(source.path("name").asText())) {
                sources.add(source);
            }
        }
        return sources;
    }

    private static Set<String> names(List<JsonNode> sources) {
        return sources.stream().map(source -> source.path("name").asText()).collect(toCollection(TreeSet::new));
    }

    private static String ago(Duration time) {
        return Instant.now().minus(time).toString();
    }
}
