package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MissingKnowledgeTest {
    private static final Context NOTHING = new Context(Set.of(), Set.of(), Set.of(), null, Map.of(), Map.of());

    @ParameterizedTest
    @MethodSource("io.cordon.judgement.Corpus#cases")
    void makesNothingHarmlessMalicious(Corpus.Case one) {
        Corpus.Case bare = with(one, (ObjectNode) one.object(), NOTHING);

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
                Throwable thrown = Assertions.catchThrowable(
                        () -> with(one, object, one.context()).judged());
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

    private static Corpus.Case with(Corpus.Case one, ObjectNode object, Context context) {
        return new Corpus.Case(
                one.id(), one.kind(), object, one.visibleInGraph(), context, one.expected(), one.about());
    }
}
