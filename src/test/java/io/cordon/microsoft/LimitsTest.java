package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.simulator.SimulatedTenant;
import io.cordon.testing.Simulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer may make Cordon do, and how much of it Cordon takes. */
class LimitsTest {
    private static final String VICTIM = "victime.hameconnee@hopital.example";
    /** Twenty thousand items, a thousand a page, and the page that is too many. */
    private static final long MOST_PAGES = 22;

    private static SimulatedTenant tenant;
    private static Simulator simulator;
    private Microsoft365 m365;

    @BeforeAll
    static void start() {
        tenant = SimulatedTenant.start(new SimulatedTenant.Options(0, null, InstantSource.system()));
        simulator = new Simulator(URI.create(tenant.exchangeUrl()));
    }

    @AfterAll
    static void stop() {
        tenant.close();
    }

    @BeforeEach
    void connect() throws IOException {
        simulator.reset();
        Connection connection = new Connection(
                "hopital",
                tenant.tenantId(),
                tenant.clientId(),
                new Connection.Credential.Secret(tenant.clientSecret()),
                Cloud.GLOBAL,
                URI.create(tenant.graphUrl()),
                URI.create(tenant.exchangeUrl()),
                URI.create(tenant.authority()),
                Files.readString(Simulator.CERTIFICATE));
        m365 = new Clients(connection, InstantSource.system()).attempt(new CallLog(), Priority.HIGH, () -> {});
    }

    private List<JsonNode> rules() {
        return m365.graph().listVerbatim((client, settings, next) -> {
            var rules = client.users()
                    .byUserId(VICTIM)
                    .mailFolders()
                    .byMailFolderId("inbox")
                    .messageRules();
            return next == null ? rules.get(settings::on) : rules.withUrl(next).get(settings::on);
        });
    }

    private List<JsonNode> hiddenRules() {
        return m365.exchange().invoke(VICTIM, "Get-InboxRule", Map.of("Mailbox", VICTIM, "IncludeHidden", true));
    }

    @Test
    void aListWithoutEndIsGivenUpAndIsNotAShortOne() {
        assertThat(rules()).isNotEmpty();
        assertThat(hiddenRules()).isNotEmpty();
        simulator.reset();
        simulator.faults(List.of(
                Map.of("operation", "rules.list", "times", 0, "body", "many"),
                Map.of("operation", "exo.Get-InboxRule", "times", 0, "body", "many")));

        assertThatThrownBy(this::rules).isInstanceOf(MicrosoftException.Unreadable.class);
        assertThat(simulator.count("rules.list")).isLessThanOrEqualTo(MOST_PAGES);
        assertThatThrownBy(this::hiddenRules).isInstanceOf(MicrosoftException.Unreadable.class);
        assertThat(simulator.count("exo.Get-InboxRule")).isLessThanOrEqualTo(MOST_PAGES);
    }

    @Test
    void thePagesOfAListAreLimitedTogether() {
        Allowance allowance = new Allowance();
        assertThatThrownBy(() -> {
                    for (int page = 0; page < 5; page++) {
                        allowance.take(Answers.LONGEST);
                    }
                })
                .isInstanceOf(UnreadableAnswer.class);
    }

    /** The next page of a cmdlet's output is had by sending the cmdlet again. */
    @ParameterizedTest
    @ValueSource(strings = {"many", "loop", "foreign"})
    void aCmdletThatChangesSomethingIsSentOnceWhateverItsAnswerLinksTo(String body) {
        simulator.faults(Map.of("operation", "exo.Set-Mailbox", "times", 0, "body", body));
        Map<String, Object> clear = new HashMap<>();
        clear.put("Identity", VICTIM);
        clear.put("ForwardingSmtpAddress", null);

        m365.exchange().invoke(VICTIM, "Set-Mailbox", clear);
        assertThat(simulator.count("exo.Set-Mailbox")).isEqualTo(1);
    }

    static Stream<Arguments> ofEverybody() {
        List<Map<String, Object>> faults = new ArrayList<>();
        for (String body : List.of(
                "malformed",
                "html",
                "empty",
                "truncated",
                "nul-gzip",
                "huge",
                "million",
                "deep",
                "bare",
                "many",
                "foreign")) {
            faults.add(Map.of("body", body));
        }
        for (int status : new int[] {204, 302, 400, 401, 403, 429, 500, 501, 503}) {
            faults.add(Map.of("status", status));
        }
        faults.add(Map.of("drop", true));
        return Stream.of("organization.get", "applications.list", "servicePrincipals.list", "users.list")
                .flatMap(operation -> faults.stream().map(fault -> Arguments.of(operation, fault)));
    }

    /** What is read of the tenant is complete, or a failure with a name. */
    @ParameterizedTest
    @MethodSource("ofEverybody")
    void whatIsSaidOfTheTenantIsWholeOrAFailure(String operation, Map<String, Object> wrong) {
        Supplier<?> read = switch (operation) {
            case "organization.get" -> () -> m365.directory().domains();
            case "users.list" -> () -> m365.users().count();
            default -> () -> m365.directory().owners(tenant.clientId());
        };
        Object usual = read.get();
        Map<String, Object> fault = new HashMap<>(Map.of("operation", operation, "times", 0));
        fault.putAll(wrong);
        simulator.faults(fault);

        try {
            assertThat(read.get()).isEqualTo(usual);
            assertThat(wrong)
                    .as("of an object that is no list, only pages can be wrong")
                    .containsKey("body");
        } catch (MicrosoftException known) {
            assertThat(known.answer()).isNotNull();
        }
        assertThat(simulator.ledger().stream()
                        .filter(entry -> !entry.operation().equals("token"))
                        .map(Simulator.Entry::origin)
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.2", "+2"})
    void aReadIsRepeatedNoEarlierThanAsked(String retryAfter) {
        simulator.faults(Map.of("operation", "organization.get", "status", 429, "retryAfter", retryAfter));

        m365.directory().domains();
        List<Long> sent = simulator.ledger().stream()
                .filter(entry -> entry.operation().equals("organization.get"))
                .map(Simulator.Entry::start)
                .toList();
        assertThat(sent).hasSize(2);
        assertThat(sent.getLast() - sent.getFirst())
                .isGreaterThanOrEqualTo(retryAfter.equals("1.2") ? 1_200_000 : 1_000_000);
    }

    @Test
    void whatIsAskedInABodyIsAskedAgainWhole() {
        Set<String> groups = Set.of("6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e00f1");
        Set<String> usual = m365.directory().memberOf(VICTIM, groups);
        simulator.faults(Map.of("operation", "groups.check", "status", 429, "retryAfter", "1"));

        assertThat(m365.directory().memberOf(VICTIM, groups)).isEqualTo(usual);
        assertThat(simulator.ledger().stream()
                        .filter(entry -> entry.operation().equals("groups.check"))
                        .map(Simulator.Entry::status))
                .containsExactly(200, 429, 200);
    }

    @Test
    void aNameThatNoHeaderCanCarryIsAskedForAllTheSame() {
        assertThatThrownBy(() ->
                        m365.exchange().invoke("hélène\n@hopital.example", "Get-Mailbox", Map.of("Identity", "hélène")))
                .isInstanceOf(MicrosoftException.Missing.class);
        assertThat(simulator.count("exo.Get-Mailbox")).isEqualTo(1);
    }
}
