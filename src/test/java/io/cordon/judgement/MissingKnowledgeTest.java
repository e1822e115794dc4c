package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MissingKnowledgeTest {
    @ParameterizedTest
    @MethodSource("io.cordon.judgement.Corpus#cases")
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
    @MethodSource("io.cordon.judgement.Corpus#cases")
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
