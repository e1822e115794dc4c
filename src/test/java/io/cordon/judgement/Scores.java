package io.cordon.judgement;

import io.cordon.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How well labelled objects are judged. */
record Scores(List<Corpus.Case> cases, Map<String, Severity> judged) {
    static Scores of(List<Corpus.Case> cases) {
        return new Scores(
                cases,
                cases.stream()
                        .collect(Collectors.toMap(
                                Corpus.Case::id, one -> one.judged().severity())));
    }

    /** Of what is called at least so grave, how much is; and of what is, how much is called so. */
    record Score(double precision, double recall) {
        double f1() {
            return 2 * precision * recall / (precision + recall);
        }
    }

    Score removed() {
        return score(Severity.MALICIOUS);
    }

    Score reported() {
        return score(Severity.SUSPICIOUS);
    }

    long called(Severity expected, Severity called) {
        return cases.stream()
                .filter(one -> one.expected() == expected && judged.get(one.id()) == called)
                .count();
    }

    /** Hostile objects that have a harmless look-alike. */
    long pairs() {
        return cases.stream().filter(one -> !one.lookalike().isEmpty()).count();
    }

    /** Pairs of which the hostile one is reported and the harmless one is not. */
    long pairsToldApart() {
        return cases.stream()
                .filter(one -> !one.lookalike().isEmpty())
                .filter(one -> judged.get(one.id()) != Severity.NOTE && judged.get(one.lookalike()) == Severity.NOTE)
                .count();
    }

    String line(String name) {
        Function<Severity, String> row = expected -> String.format(
                "%d/%d/%d",
                called(expected, Severity.NOTE),
                called(expected, Severity.SUSPICIOUS),
                called(expected, Severity.MALICIOUS));
        return String.format(
                "%-16s %4d objects; judged benign/suspicious/malicious: benign %s, suspicious %s, malicious %s; "
                        + "removed P %.3f R %.3f F1 %.3f; reported P %.3f R %.3f F1 %.3f; pairs %d of %d%n",
                name,
                cases.size(),
                row.apply(Severity.NOTE),
                row.apply(Severity.SUSPICIOUS),
                row.apply(Severity.MALICIOUS),
                removed().precision(),
                removed().recall(),
                removed().f1(),
                reported().precision(),
                reported().recall(),
                reported().f1(),
                pairsToldApart(),
                pairs());
    }

    private Score score(Severity least) {
        Predicate<Corpus.Case> meant = one -> one.expected().isAtLeast(least);
        Predicate<Corpus.Case> called = one -> judged.get(one.id()).isAtLeast(least);
        double both = cases.stream().filter(meant.and(called)).count();
        return new Score(
                both / cases.stream().filter(called).count(),
                both / cases.stream().filter(meant).count());
    }
}
