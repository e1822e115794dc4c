package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cordon.simulator.SimulatedTenant;
import io.cordon.testing.Eavesdropper;
import io.cordon.testing.Simulator;
import io.cordon.testing.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way of proving to Entra who Cordon is, against the simulated tenant's token endpoint. */
class SignInTest {
    private static final int AT_ONCE = 20;
    private static final String VICTIM = "victime.hameconnee@hopital.example";

    private static SimulatedTenant tenant;
    private static Simulator simulator;
    private static TestAuthority keys;

    @BeforeAll
    static void start() {
        tenant = SimulatedTenant.start(
                new SimulatedTenant.Options(0, Path.of("target/graph-traffic-sign-in.jsonl"), InstantSource.system()));
        simulator = new Simulator(URI.create(tenant.exchangeUrl()));
        keys = new TestAuthority(Path.of("target/sign-in/" + UUID.randomUUID()).toAbsolutePath());
    }

    @AfterAll
    static void stop() {
        tenant.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
    }

    @Test
    void aClientSecretSignsIn() {
        assertSignsIn(new Connection.Credential.Secret(tenant.clientSecret()));
    }

    @Test
    void aCertificateInAPemFileSignsIn() {
        String file = keys.pem("pem").toString();
        var certificate = new Connection.Credential.Certificate(file, null);

        assertSignsIn(certificate);
        assertThat(certificate.expires())
                .hasValueSatisfying(end -> assertThat(end)
                        .isBetween(
                                Instant.now().plus(Duration.ofDays(19)),
                                Instant.now().plus(Duration.ofDays(21))));
    }

    @Test
    void aCertificateInAPfxFileSignsIn() {
        var certificate = new Connection.Credential.Certificate(keys.pfx("pfx").toString(), keys.password());

        assertSignsIn(certificate);
        assertThat(certificate.expires()).isPresent();
    }

    @Test
    void aTokenOfThePlatformSignsIn() throws IOException {
        Path file = Files.writeString(Path.of("target/sign-in/federated-" + UUID.randomUUID()), "one.federated.token");

        assertSignsIn(new Connection.Credential.WorkloadIdentity(file.toString()));
    }

    private static void assertSignsIn(Connection.Credential credential) {
        Microsoft365 m365 = clients(credential, tenant.clientId()).reader(Priority.HIGH);

        assertThat(m365.directory().domains()).contains("hopital.example");
        m365.exchange().signIn();
        assertThat(m365.exchange().grants().permissions()).containsExactly("Exchange.ManageAsApp");
        assertThat(credential.toString()).doesNotContain(tenant.clientSecret(), keys.password());
    }

    @ParameterizedTest
    @CsvSource({"false, true, AADSTS7000215", "true, false, AADSTS700016"})
    void aRefusalIsKnownByEntrasNumberAndTellsNoSecret(boolean rightSecret, boolean rightClient, String code) {
        String secret = rightSecret ? tenant.clientSecret() : "a-wrong-secret-of-nobody";
        Clients clients = clients(
                new Connection.Credential.Secret(secret),
                rightClient ? tenant.clientId() : "00000000-0000-4000-8000-00000000abcd");

        var denied = catchThrowableOfType(
                MicrosoftException.Denied.class,
                () -> clients.reader(Priority.HIGH).directory().domains());
        assertThat(denied.answer().code()).isEqualTo(code);
        for (Throwable cause = denied; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain(secret);
        }
    }

    @Test
    void aTokenThatIsNoLongerAcceptedIsFetchedAnewOnce() {
        Microsoft365 m365 = clients(new Connection.Credential.Secret(tenant.clientSecret()), tenant.clientId())
                .reader(Priority.HIGH);
        m365.directory().domains();
        simulator.permissions(Map.of("outstandingTokens", "refused"));

        assertThat(m365.directory().domains()).isNotEmpty();
        assertThat(simulator.count("token")).isEqualTo(2);
        assertThat(simulator.count("organization.get")).isEqualTo(3);

        simulator.faults(Map.of("operation", "organization.get", "times", 0, "status", 401));
        catchThrowableOfType(
                MicrosoftException.Denied.class, () -> m365.directory().domains());
        assertThat(simulator.count("token")).isEqualTo(3);
        assertThat(simulator.count("organization.get")).isEqualTo(5);

        catchThrowableOfType(
                MicrosoftException.Denied.class, () -> m365.directory().domains());
        assertThat(simulator.count("token"))
                .as("another fresh token would be refused, too")
                .isEqualTo(3);
        assertThat(simulator.count("organization.get")).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "challenged"})
    void manyRequestsWhoseTokenIsNoLongerAcceptedFetchOneFreshTokenTogether(String outstanding) throws Exception {
        Microsoft365 m365 = clients(new Connection.Credential.Secret(tenant.clientSecret()), tenant.clientId())
                .reader(Priority.HIGH);
        m365.directory().domains();
        m365.exchange().signIn();
        simulator.permissions(Map.of("outstandingTokens", outstanding));
        simulator.latency(50);

        inParallel(() -> m365.directory().domains());
        assertThat(simulator.count("token")).isEqualTo(3);
        inParallel(() -> m365.exchange().invoke(VICTIM, "Get-Recipient", Map.of("Identity", VICTIM)));
        assertThat(simulator.count("token")).isEqualTo(4);
        assertThat(simulator.ledger().stream().filter(entry -> entry.status() == 401))
                .hasSizeLessThanOrEqualTo(2 * AT_ONCE);
    }

    @Test
    void manyRequestsShareTheFailureToGetATokenInsteadOfWaitingForOneEach() throws Exception {
        Microsoft365 m365 = clients(new Connection.Credential.Secret(tenant.clientSecret()), tenant.clientId())
                .reader(Priority.HIGH);
        simulator.faults(Map.of("operation", "token", "times", 0, "status", 400, "delayMillis", 200));

        Instant begun = Instant.now();
        inParallel(() -> assertThat(catchThrowableOfType(
                        MicrosoftException.Denied.class, () -> m365.directory().domains()))
                .isNotNull());
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMillis(200L * AT_ONCE));
        assertThat(simulator.count("token")).isLessThan(AT_ONCE);
    }

    private static void inParallel(Callable<?> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> one : threads.invokeAll(Collections.nCopies(AT_ONCE, call))) {
                one.get();
            }
        }
    }

    private static void inParallel(Runnable call) throws Exception {
        inParallel(Executors.callable(call));
    }

    static Stream<Map<String, Object>> unusable() {
        return Stream.concat(
                Stream.of("malformed", "html", "empty", "truncated", "nul-gzip", "huge", "bare")
                        .map(body -> Map.of("body", body)),
                Stream.of(
                        Map.of("status", 429),
                        Map.of("status", 500, "body", "html"),
                        Map.of("status", 503),
                        Map.of("status", 400, "body", "html"),
                        Map.of("status", 302),
                        Map.of("drop", true)));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aTokenEndpointThatDoesNotSayWhatItShouldGivesNoTokenAndNoBug(Map<String, Object> wrong) {
        Microsoft365 m365 = clients(new Connection.Credential.Secret(tenant.clientSecret()), tenant.clientId())
                .reader(Priority.HIGH);
        Map<String, Object> fault = new HashMap<>(Map.of("operation", "token", "times", 0));
        fault.putAll(wrong);
        simulator.faults(fault);

        assertThat(catchThrowable(() -> m365.directory().domains())).isInstanceOf(MicrosoftException.class);
        assertThat(simulator.count("organization.get")).isZero();

        simulator.noFaults();
        assertThat(m365.directory().domains()).isNotEmpty();
    }

    /** Of Cordon, the SDK, azure-identity, MSAL and OkHttp, at whatever level somebody may set them to one day. */
    @Test
    void noLogLineOfAnyLevelAndNoExceptionTellsASecret() {
        Queue<String> said = new ConcurrentLinkedQueue<>();
        List<String> secrets = List.of(tenant.clientSecret(), "a-wrong-secret-of-nobody", "eyJ", "Bearer ");
        try (Eavesdropper _ = Eavesdropper.on(said)) {
            Microsoft365 m365 = clients(new Connection.Credential.Secret(tenant.clientSecret()), tenant.clientId())
                    .reader(Priority.HIGH);
            m365.directory().domains();
            simulator.permissions(Map.of("outstandingTokens", "challenged"));
            m365.directory().domains();
            m365.exchange().signIn();
            List<Runnable> refused = List.of(
                    () -> m365.directory().domains(),
                    () -> m365.exchange().invoke("a@hopital.example", "Get-Mailbox", Map.of("Identity", "a")),
                    () -> clients(new Connection.Credential.Secret("a-wrong-secret-of-nobody"), tenant.clientId())
                            .reader(Priority.HIGH)
                            .directory()
                            .domains());
            simulator.faults(Map.of("operation", "token", "times", 0, "body", "truncated"));
            said.add(Eavesdropper.all(catchThrowable(
                    () -> clients(new Connection.Credential.Secret(tenant.clientSecret()), tenant.clientId())
                            .reader(Priority.HIGH)
                            .directory()
                            .domains())));
            simulator.noFaults();
            for (int status : new int[] {401, 403, 500}) {
                simulator.faults(Map.of("operation", "*", "times", 0, "status", status, "body", "html"));
                for (Runnable call : refused) {
                    Throwable thrown = catchThrowable(call::run);
                    assertThat(thrown).isInstanceOf(MicrosoftException.class);
                    said.add(Eavesdropper.all(thrown));
                }
                simulator.noFaults();
            }
        }
        assertThat(said).hasSizeGreaterThan(9);
        assertThat(said.stream().filter(line -> secrets.stream().anyMatch(line::contains)))
                .isEmpty();
    }

    @Test
    void aClaimsChallengeIsReadAndNothingElseIsTakenForOne() {
        assertThat(Challenges.claims(List.of(
                        "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"")))
                .contains("{\"access_token\":{}}");
        assertThat(Challenges.claims(
                        List.of("Bearer realm=\"\"", "Negotiate", "Bearer claims=\"A\"", "Bearer claims=\"AAAA=\"")))
                .isEmpty();
    }

    private static Clients clients(Connection.Credential credential, String client) {
        return new Clients(connection(credential, client), InstantSource.system());
    }

    private static Connection connection(Connection.Credential credential, String client) {
        return new Connection(
                "hopital",
                tenant.tenantId(),
                client,
                credential,
                Cloud.GLOBAL,
                URI.create(tenant.graphUrl()),
                URI.create(tenant.exchangeUrl()),
                URI.create(tenant.authority()),
                read(Simulator.CERTIFICATE));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
