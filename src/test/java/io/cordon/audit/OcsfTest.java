package io.cordon.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.model.StepInfo;
import io.cordon.model.StepName;
import io.cordon.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OcsfTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID CONTAINMENT = UUID.fromString("0c5b1f5e-0000-4000-8000-000000000001");
    private static final String USER = "1f3a0001-7c2b-4d51-9e60-000000000001";
    private static final Ocsf OCSF = new Ocsf(
            name -> Optional.of(new StepInfo(
                    name,
                    Text.of("Block sign-in to the account", "Bloquer"),
                    List.of(),
                    List.of(),
                    List.of("T1078.004"),
                    name.value().startsWith("account") ? List.of("D3-AL") : List.of(),
                    URI.create("https://example.org"))),
            "1.2.3");

    @Test
    void aStepIsARemediationActivityWithEveryAttributeThatIsRequiredOrRecommended() {
        Entry entry = Entry.after(
                new Link(41, "p".repeat(64)),
                step("account.disable").with("verified", true).with("httpStatus", 204),
                Instant.parse("2026-08-26T10:15:40.123456Z"));
        JsonNode event = event(entry);

        assertThat(event).isEqualTo(json("""
                        {"category_uid":7,"category_name":"Remediation","class_uid":7001,"class_name":"Remediation Activity",
                         "activity_id":2,"activity_name":"Evict","type_uid":700102,"time":1787739340123,"severity_id":4,
                         "status_id":1,"status":"Success","status_code":"204",
                         "command_uid":"0c5b1f5e-0000-4000-8000-000000000001/1",
                         "message":"ended: Block sign-in to the account: changed, read back",
                         "metadata":{"version":"1.8.0","profiles":["host","security_control"],
                           "product":{"name":"Cordon","vendor_name":"Cordon","version":"1.2.3"},
                           "uid":"%s","sequence":42,"log_name":"audit","original_time":"2026-08-26T10:15:40.123456Z",
                           "correlation_uid":"0c5b1f5e-0000-4000-8000-000000000001","tenant_uid":"hopital"},
                         "actor":{"app_name":"soar","user":{"uid":"soar"}},
                         "countermeasures":[{"version":"1.0.0","d3f_tactic":{"name":"Evict"},
                           "d3f_technique":{"uid":"D3-AL","name":"Account Locking"}}],
                         "attacks":[{"technique":{"uid":"T1078.004"}}],
                         "observables":[{"name":"target.user.uid","type_id":31,"value":"1f3a0001-7c2b-4d51-9e60-000000000001"},
                           {"name":"target.user.email_addr","type_id":5,"value":"u@hopital.example"}],
                         "unmapped":{"kind":"ended","previous":"%s","httpStatus":"204","outcome":"changed","position":"1",
                           "step":"account.disable","user":"1f3a0001-7c2b-4d51-9e60-000000000001",
                           "userName":"u@hopital.example","verified":"true"}}
                        """.formatted(entry.hash(), "p".repeat(64))));
        assertThat(Ocsf.sequence(OCSF.event(entry))).isEqualTo(42);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfRecordHasWhatIsRequired(Event.Kind kind) {
        JsonNode event = event(Event.of(kind, "soar").with("status", "contained"));

        for (String required : List.of(
                "activity_id",
                "category_uid",
                "class_uid",
                "type_uid",
                "time",
                "severity_id",
                "command_uid",
                "metadata")) {
            assertThat(event.has(required)).as(required).isTrue();
        }
        assertThat(event.path("type_uid").asLong())
                .isEqualTo(700_100 + event.path("activity_id").asLong());
        assertThat(event.path("command_uid").asText()).isNotBlank();
        assertThat(event.at("/metadata/product/name").asText()).isEqualTo("Cordon");
        assertThat(event.path("activity_id").asInt()).isIn(3, 99);
    }

    @ParameterizedTest
    @CsvSource({
        "changed,true,,1", "changed,false,,4", "unchanged,,,1", "inspected,,,1", "failed,,missing,3",
        "failed,,denied,2", "failed,,on_premises,5", "not_checked,,no_mailbox,5", "failed,,bug,6",
                "deferred,,throttled,99",
        "skipped,,,99"
    })
    void whatIsNotProvenIsNotSuccess(String outcome, String verified, String cause, int status) {
        Event event = step("account.disable")
                .with("outcome", outcome)
                .with("verified", verified)
                .with("cause", cause);

        assertThat(event(event).path("status_id").asInt()).isEqualTo(status);
    }

    @Test
    void anInspectionDetects() {
        assertThat(event(step("mailbox.rules")).path("type_uid").asInt()).isEqualTo(700_105);
    }

    @Test
    void aRequestNamesWhomItMeansAsTheCallerDid() {
        assertThat(event(Event.of(Event.Kind.REQUESTED, "soar").with("named", "DUPONT"))
                        .path("observables"))
                .isEqualTo(json("[{\"name\":\"target.user.name\",\"type_id\":4,\"value\":\"DUPONT\"}]"));
    }

    private static Event step(String step) {
        return Event.of(Event.Kind.ENDED, "soar")
                .in("hopital")
                .about(CONTAINMENT)
                .with("step", new StepName(step))
                .with("position", 1)
                .with("outcome", "changed")
                .with("user", USER)
                .with("userName", "u@hopital.example");
    }

    private static JsonNode event(Event event) {
        return event(Entry.after(Link.BEGINNING, event, Instant.EPOCH));
    }

    private static JsonNode event(Entry entry) {
        return json(OCSF.event(entry));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
