package io.cordon.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.testing.Caller;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines in, lines out, and a bad one harms no other. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class AssessmentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CORPUS = Path.of("src/test/resources/judgement/others.jsonl");

    @TestHTTPResource("/")
    URI cordon;

    @Test
    void eachLineHasItsAnswerInItsOrder() throws IOException {
        List<String> lines = Files.readAllLines(CORPUS);

        List<JsonNode> answers = assess(String.join("\n", lines) + "\n");
        assertThat(answers).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode asked = JSON.readTree(lines.get(i));
            JsonNode answer = answers.get(i);
            assertThat(answer.path("id").asText()).isEqualTo(asked.path("id").asText());
            assertThat(answer.path("severity").asText())
                    .as("%s %s", asked, answer)
                    .isEqualTo(asked.path("expected").asText());
            assertThat(answer.path("reasons").isEmpty())
                    .isEqualTo(answer.path("severity").asText().equals("benign"));
        }
    }

    @Test
    void aBadLineGetsAnErrorAndTheRestGoOn() throws IOException {
        String good = Files.readAllLines(CORPUS).getFirst();

        List<JsonNode> answers = assess(String.join(
                "\n",
                "{\"id\": \"broken",
                "[1, 2]",
                "{\"id\":\"k\",\"kind\":\"horoscope\",\"object\":{}}",
                "{\"id\":\"o\",\"kind\":\"messageRule\",\"object\":7}",
                "",
                "{\"id\":\"long\",\"x\":\"" + "y".repeat(4_200_000) + "\"}",
                good));
        assertThat(answers)
                .map(answer -> answer.path("error").path("code").asText())
                .containsExactly(
                        "malformed-json",
                        "unreadable-object",
                        "unreadable-object",
                        "unreadable-object",
                        "line-too-long",
                        "");
        assertThat(answers.get(2).path("id").asText()).isEqualTo("k");
        assertThat(answers.getLast().path("severity").asText()).isEqualTo("benign");
    }

    @Test
    void nobodyIsJudgedForStrangers() {
        assertThat(new Caller(cordon, null)
                        .send("POST", "/v1/assessments", "{}", AssessmentsResource.NDJSON)
                        .status())
                .isEqualTo(401);
    }

    private List<JsonNode> assess(String lines) throws IOException {
        Caller.Answer answer =
                new Caller(cordon, Caller.KEY).send("POST", "/v1/assessments", lines, AssessmentsResource.NDJSON);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : answer.text().split("\n")) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }
}
