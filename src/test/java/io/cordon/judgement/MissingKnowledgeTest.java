package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MissingKnowledgeTest {
    @ParameterizedTest
    @MethodSource("io.cordon.judgement.Corpus#all")
    void makesNothingHarmlessMalicious(Corpus.Case one) {
        Corpus.Case bare = with(one, (ObjectNode) one.object(), true);

        if (one.expected() == Severity.NOTE) {
            Judgement judgement = bare.judged();
            assertThat(judgement.severity())
                    .as("%s%n%s", bare, judgement.reasons())
                    .isNotEqualTo(Severity.MALICIOUS);
        }
    }

    @ParameterizedTest
    @MethodSource("io.cordon.judgement.Corpus#all")
    void neverBreaksTheJudge(Corpus.Case one) {
        for (String name : namesIn(one)) {
            ObjectNode without = one.object().deepCopy();
            ObjectNode wrong = one.object().deepCopy();
            without.remove(name);
            wrong.putArray(name).addObject().putNull("x");
            for (ObjectNode object : List.of(without, wrong)) {
                Throwable thrown =
                        Assertions.catchThrowable(() -> with(one, object, false).judged());
                if (thrown != null) {
                    assertThat(thrown).as("%s in %s", name, one).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void whatIsYearsOldIsSettledEvenWhereNobodyKnowsOfAnIncident() throws IOException {
        JsonNode line = Corpus.JSON.readTree("""
                {"id":"m","kind":"authMethod","object":{"@odata.type":"#microsoft.graph.softwareOathAuthenticationMethod",
                 "createdDateTime":"2021-05-11T09:00:00Z"}}""");

        assertThat(Assessment.of(line, Tuning.NONE, Instant.parse("2026-06-01T00:00:00Z"))
                        .judgement()
                        .severity())
                .isEqualTo(Severity.NOTE);
        assertThat(Assessment.of(line, Tuning.NONE, Instant.parse("2021-06-01T00:00:00Z"))
                        .judgement()
                        .severity())
                .isEqualTo(Severity.SUSPICIOUS);
    }

    private static List<String> namesIn(Corpus.Case one) {
        List<String> names = new ArrayList<>();
        one.object().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Corpus.Case with(Corpus.Case one, ObjectNode object, boolean bare) {
        ObjectNode line = one.line().deepCopy();
        line.set("object", object);
        if (bare) {
            line.putObject("tenant");
            line.putObject("context");
        }
        return new Corpus.Case(one.id(), one.kind(), line, object, one.context(), one.expected(), one.about());
    }
}
