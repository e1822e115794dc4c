package io.cordon.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.model.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    @ParameterizedTest
    @MethodSource("io.cordon.judgement.Corpus#cases")
    void judgesAsAResponderWould(Corpus.Case one) {
        assertThat(one.judged())
                .extracting(Judgement::severity)
                .as("%s%n%s", one, one.judged().reasons())
                .isEqualTo(one.expected());
    }

    @ParameterizedTest
    @MethodSource("io.cordon.judgement.Corpus#cases")
    void givesAReasonForWhateverItReports(Corpus.Case one) {
        Judgement judgement = one.judged();
        if (judgement.severity() != Severity.NOTE) {
            assertThat(judgement.reasons()).isNotEmpty();
        }
    }

    @Test
    void removesNothingLegitimateAndMissesLittle() {
        List<Corpus.Case> cases = Corpus.cases().toList();
        Map<Severity, Map<Severity, Integer>> confusion = new EnumMap<>(Severity.class);
        for (Corpus.Case one : cases) {
            confusion
                    .computeIfAbsent(one.expected(), expected -> new EnumMap<>(Severity.class))
                    .merge(one.judged().severity(), 1, Integer::sum);
        }
        double removed = f1(cases, Severity.MALICIOUS);
        double reported = f1(cases, Severity.SUSPICIOUS);
        String table = String.format(
                "%d objects, expected -> judged: %s; F1 removed %.3f, F1 reported %.3f",
                cases.size(), confusion, removed, reported);
        System.out.println(table);

        assertThat(cases).hasSizeGreaterThanOrEqualTo(80);
        assertThat(confusion.get(Severity.NOTE)).as(table).doesNotContainKey(Severity.MALICIOUS);
        assertThat(removed).as(table).isGreaterThanOrEqualTo(0.95);
        assertThat(reported).as(table).isGreaterThanOrEqualTo(0.95);
    }

    private static double f1(List<Corpus.Case> cases, Severity least) {
        Predicate<Corpus.Case> meant = one -> one.expected().isAtLeast(least);
        Predicate<Corpus.Case> called = one -> one.judged().severity().isAtLeast(least);
        double both = cases.stream().filter(meant.and(called)).count();
        double precision = both / cases.stream().filter(called).count();
        double recall = both / cases.stream().filter(meant).count();
        System.out.printf("at least %s: precision %.3f, recall %.3f%n", least, precision, recall);
        return 2 * precision * recall / (precision + recall);
    }
}
