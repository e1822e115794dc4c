package io.cordon.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The simulated tenant seen from outside, in whatever process it runs: what it was sent, what it holds, and what it is told to do wrong. */
public final class Simulator {
    public static final Path CERTIFICATE = Path.of("src/main/resources/simulator/simulator.pem");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // half a surrogate pair has no bytes of its own
            .build());

    private final URI base;
    private final HttpClient http;

    public Simulator(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust())
                .build();
    }

    /** One line of the ledger; start and end in microseconds. */
    public record Entry(
            String operation,
            String userId,
            int status,
            boolean changed,
            long start,
            long end,
            String method,
            String origin,
            String url,
            String throttlePriority) {}

    public void reset() {
        send("POST", "/reset", null);
    }

    public List<Entry> ledger() {
        JsonNode ledger = send("GET", "/ledger", null);
        return StreamSupport.stream(ledger.spliterator(), false)
                .map(Simulator::entry)
                .toList();
    }

    /** How often an operation was received. */
    public long count(String operation) {
        return ledger().stream()
                .filter(entry -> entry.operation().equals(operation))
                .count();
    }

    /** Everything that changed the tenant, in order. */
    public List<String> changes() {
        return ledger().stream().filter(Entry::changed).map(Entry::operation).toList();
    }

    public JsonNode user(String idOrName) {
        return send("GET", "/users/" + URLEncoder.encode(idOrName, StandardCharsets.UTF_8), null);
    }

    public void change(String idOrName, Map<String, ?> properties) {
        send("PATCH", "/users/" + URLEncoder.encode(idOrName, StandardCharsets.UTF_8), properties);
    }

    public void permissions(Map<String, ?> permissions) {
        send("PUT", "/permissions", permissions);
    }

    public void latency(int millis) {
        send("PUT", "/latency", Map.of("millis", millis));
    }

    /** Somebody else than Cordon enables an account: {@code Map.of("user", …, "ipAddress", …)} or {@code Map.of("app", …)}. */
    public void enable(String idOrName, Map<String, ?> by) {
        send("POST", "/enable-account", Map.of("user", idOrName, "by", by));
    }

    /** Somebody else sets a password; as {@link #enable}. */
    public void newPassword(String idOrName, Map<String, ?> by) {
        send("POST", "/new-password", Map.of("user", idOrName, "by", by));
    }

    /** The next cycle of directory synchronisation, for these users. */
    public void synchronise(int afterMillis, String... users) {
        send("POST", "/directory-sync", Map.of("users", List.of(users), "delayMillis", afterMillis));
    }

    /** Whether Active Directory has the account disabled, which the next synchronisation brings. */
    public void activeDirectory(String idOrName, boolean disabled) {
        send("POST", "/active-directory", Map.of("user", idOrName, "disabled", disabled));
    }

    /** Adds as many compromised users; their sign-in names. */
    public List<String> crowd(int count) {
        JsonNode users = send("POST", "/crowd", Map.of("count", count)).path("users");
        return StreamSupport.stream(users.spliterator(), false)
                .map(user -> user.path("userPrincipalName").asText())
                .toList();
    }

    /** Makes users risky: {@code users}, and what is not as usual of {@code riskLevel}, {@code riskState}, {@code at}. */
    public void risk(Map<String, ?> wish) {
        send("POST", "/risky-users", wish);
    }

    /** Raises an alert with an incident: {@code users}, and what is not as usual of {@code severity}, {@code category}, {@code status}, {@code roles} and so on. */
    public void alert(Map<String, ?> wish) {
        send("POST", "/alerts", wish);
    }

    /** Signs users in: {@code users}, {@code ipAddress}, and perhaps {@code errorCode} and {@code at}. */
    public void signIn(Map<String, ?> wish) {
        send("POST", "/sign-ins", wish);
    }

    public void quotas(Map<String, Integer> quotas) {
        send("PUT", "/quotas", quotas);
    }

    /** What was spent of the quotas, and how many requests each of them refused. */
    public JsonNode quotas() {
        return send("GET", "/quotas", null);
    }

    public void faults(Object faults) {
        send("POST", "/faults", faults);
    }

    public void noFaults() {
        send("DELETE", "/faults", null);
    }

    /** Who owns the app registration. */
    public void owners(List<String> users) {
        send("PUT", "/owners", Map.of("users", users));
    }

    /** Switches off the faults that concern only this user. */
    public void noFaults(String user) {
        send("DELETE", "/faults?user=" + URLEncoder.encode(user, StandardCharsets.UTF_8), null);
    }

    public void staleReads(int millis) {
        send("PUT", "/stale-reads", Map.of("millis", millis));
    }

    private JsonNode send(String method, String path, Object body) {
        try {
            HttpRequest.BodyPublisher publisher = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(base.resolve("/__simulator" + path))
                            .header("Content-Type", "application/json")
                            .method(method, publisher)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Entry entry(JsonNode node) {
        return new Entry(
                node.path("operation").asText(),
                node.path("userId").asText(null),
                node.path("status").asInt(),
                node.path("changed").asBoolean(),
                micros(node.path("start").asText()),
                micros(node.path("end").asText()),
                node.path("method").asText(),
                node.path("origin").asText(),
                node.path("url").asText(),
                node.path("throttlePriority").asText(null));
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    private static SSLContext trust() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "simulator",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(CERTIFICATE))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
