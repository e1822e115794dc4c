package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cordon.simulator.SimulatedTenant;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way of proving to Entra who Cordon is, against the simulated tenant's token endpoint. */
class SignInTest {
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
    }

    @Test
    void aClaimsChallengeIsReadAndNothingElseIsTakenForOne() {
        assertThat(ExchangeAdmin.claims(List.of(
                        "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"")))
                .contains("{\"access_token\":{}}");
        assertThat(ExchangeAdmin.claims(List.of("Bearer realm=\"\"", "Negotiate")))
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
