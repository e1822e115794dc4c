package io.cordon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.audit.Event;
import io.cordon.audit.KeyFile;
import io.cordon.audit.Ocsf;
import io.cordon.audit.SigningKey;
import io.cordon.audit.VerifyCommand;
import io.cordon.engine.Notary;
import io.cordon.model.StepInfo;
import io.cordon.step.Catalog;
import io.cordon.step.Step;
import io.cordon.store.AuditStatements;
import io.cordon.store.AuditTrail;
import io.cordon.testing.Caller;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trail as an auditor takes it away and verifies it. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class AuditExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI cordonUrl;

    @Inject
    AuditTrail trail;

    @Inject
    AuditStatements statements;

    @Inject
    Notary notary;

    @Inject
    Catalog catalog;

    @Inject
    Ocsf ocsf;

    @TempDir
    Path directory;

    private Caller caller;

    @BeforeEach
    void begin() {
        caller = new Caller(cordonUrl, Caller.KEY);
        trail.append(Event.of(Event.Kind.WATCHED, "x"), Event.of(Event.Kind.WATCHED, "y"));
    }

    @Test
    void anExportedTrailVerifiesUnlessSomethingIsTakenOut() throws IOException {
        caller.contain(Map.of("user", "saine.tranquille@hopital.example", "mode", "inspect"));
        Path key = key("public.pem");
        Path checkpoints = file("checkpoints.jsonl", "/v1/audit/checkpoints");
        List<String> records = caller.get("/v1/audit").text().lines().toList();

        assertThat(verify(records, checkpoints, key)).startsWith("0 Sound: records ");
        assertThat(verify(records.subList(0, records.size() - 3), checkpoints, key))
                .startsWith("1 Broken at record");
    }

    @Test
    void readingIsRecordedToo() throws IOException {
        caller.get("/v1/audit?from=1&to=2");
        String last = caller.get("/v1/audit").text().lines().toList().getLast();

        assertThat(JSON.readTree(last).at("/record/kind").asText()).isEqualTo("read");
        assertThat(JSON.readTree(last).at("/record/actor").asText()).isEqualTo("tests");
        assertThat(JSON.readTree(last).at("/record/details/what").asText()).isEqualTo("audit");
    }

    @Test
    void aReportIsReadOnTheRecord() {
        String id = caller.contain(Map.of("user", "saine.tranquille@hopital.example", "mode", "inspect"))
                .path("id")
                .asText();
        long before = trail.head().sequence();
        caller.get("/v1/containments/" + id + "/report", "Accept", "text/html");

        assertThat(trail.after(before, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.text())
                        .contains("\"kind\":\"read\"", "\"containment\":\"" + id + "\"", "\"what\":\"report\""));
    }

    @Test
    void aPartIsAskedForByNumberOrByTime() throws IOException {
        long head = trail.head().sequence();
        String part = caller.get("/v1/audit?from=" + (head - 1) + "&to=" + head).text();
        Instant at = trail.after(head - 1, 1).getFirst().at();

        assertThat(part.lines()).hasSize(2).last().asString().contains("\"sequence\":" + head);
        assertThat(caller.get("/v1/audit?from=" + at).text()).contains("\"sequence\":" + head + ",");
        assertThat(caller.get("/v1/audit?from=2100-01-01T00:00:00Z").text()).isEmpty();
        assertThat(caller.get("/v1/audit?to=1999-01-01T00:00:00Z").text()).isEmpty();
        assertThat(caller.get("/v1/audit?from=yesterday").json().path("code").asText())
                .isEqualTo("validation");
        assertThat(caller.get("/v1/audit?format=xml").status()).isEqualTo(400);
    }

    @Test
    void siemsGetOcsf() throws IOException {
        long head = trail.head().sequence();
        Caller.Answer answer = caller.get("/v1/audit?format=ocsf&from=" + head + "&to=" + head);
        JsonNode event = JSON.readTree(answer.text());

        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(event.path("class_uid").asInt()).isEqualTo(7001);
        assertThat(event.at("/metadata/sequence").asLong()).isEqualTo(head);
    }

    @Test
    void everyTechniqueOfTheCatalogueHasItsTactic() throws IOException {
        for (Step step : catalog.all()) {
            StepInfo info = step.info();
            trail.append(Event.of(Event.Kind.INTENDED, Event.CORDON).with("step", info.name()));
            JsonNode event = JSON.readTree(
                    ocsf.event(trail.after(trail.head().sequence() - 1, 1).getFirst()));

            assertThat(event.path("countermeasures").size())
                    .isEqualTo(info.defend().size());
            assertThat(event.path("attacks").size()).isEqualTo(info.attack().size());
        }
    }

    @Test
    void whatIsPastItsRetentionGoesAndTheRestVerifies() throws IOException {
        SigningKey own = own();
        long before = trail.head().sequence();
        long removed = statements.purge(Instant.parse("2999-01-01T00:00:00Z"), own, Instant.now());

        assertThat(removed).isPositive().isLessThan(before + 1);
        Path key = key("public.pem");
        Path checkpoints = file("checkpoints.jsonl", "/v1/audit/checkpoints");
        List<String> records = caller.get("/v1/audit").text().lines().toList();
        assertThat(records.getFirst()).contains("\"sequence\":" + before + ",");
        assertThat(verify(records, checkpoints, key)).startsWith("0 Sound: records " + before + " to ");
        assertThat(verify(records.subList(1, records.size()), checkpoints, key))
                .startsWith("1 Broken at record 1: records 1 to " + before + " are missing");
        assertThat(trail.latest(Event.Kind.PURGED)).isPresent();
        assertThat(statements.purge(Instant.EPOCH, own, Instant.now())).isZero();
        assertThat(statements.purge(Instant.parse("2999-01-01T00:00:00Z"), SigningKey.generate(), Instant.now()))
                .as("with a key that does not sign this trail")
                .isZero();
    }

    @Test
    void aRotatedKeyIsFollowed() throws IOException {
        notary.sign();
        SigningKey own = own();
        SigningKey other = SigningKey.generate();
        Path first = key("first.pem");
        statements.handOver(own, other.verifying(), Instant.now());
        try {
            trail.append(Event.of(Event.Kind.WATCHED, "z"));
            assertThat(notary.sign()).as("with the key before").isFalse();
            assertThat(statements.checkpoint(other, Instant.now())).isTrue();
        } finally {
            statements.handOver(other, own.verifying(), Instant.now());
        }
        Path checkpoints = file("checkpoints.jsonl", "/v1/audit/checkpoints");
        List<String> records = caller.get("/v1/audit").text().lines().toList();

        assertThat(verify(records, checkpoints, first)).startsWith("0 Sound");
        Path stranger = Files.writeString(
                directory.resolve("stranger.pem"),
                SigningKey.generate().verifying().pem());
        assertThat(verify(records, checkpoints, stranger)).startsWith("1 Broken at record");
    }

    @Test
    void theEffectiveConfigurationIsRecordedAtStart() {
        assertThat(trail.latest(Event.Kind.CONFIGURED))
                .hasValueSatisfying(entry -> assertThat(entry.text())
                        .containsPattern("\"fingerprint\":\"[0-9a-f]{64}\"")
                        .doesNotContain(Caller.KEY));
    }

    private static SigningKey own() {
        return KeyFile.read(Path.of("target/data/audit-key.pem"));
    }

    private Path key(String name) throws IOException {
        return file(name, "/v1/audit/key");
    }

    private Path file(String name, String address) throws IOException {
        return Files.writeString(directory.resolve(name), caller.get(address).text());
    }

    private static String verify(List<String> records, Path checkpoints, Path key) {
        InputStream in = new ByteArrayInputStream(String.join("\n", records).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyCommand.run(
                List.of("--trail", "-", "--checkpoints", checkpoints.toString(), "--key", key.toString()),
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
