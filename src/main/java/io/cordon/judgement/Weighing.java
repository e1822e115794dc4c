package io.cordon.judgement;

import io.cordon.model.Severity;
import io.cordon.model.Text;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds up evidence. Weights: strong 4, medium 2, weak 1. From 4 on malicious, from 2 on suspicious, but weak signs alone are never more
 * than benign: one strong sign, or a medium one with a second medium or two weak ones, makes malicious. What is switched off counts one
 * level lower. Weak evidence is told only where it added to something.
 */
final class Weighing {
    private Weighing() {}

    static Judgement of(List<Evidence> evidence, boolean switchedOff) {
        int weight = evidence.stream().mapToInt(one -> one.strength().weight()).sum();
        boolean onlyWeak = evidence.stream().allMatch(one -> one.strength().compareTo(Strength.WEAK) <= 0);
        Severity severity = onlyWeak || weight < Strength.MEDIUM.weight()
                ? Severity.NOTE
                : weight < Strength.STRONG.weight() ? Severity.SUSPICIOUS : Severity.MALICIOUS;
        List<Text> reasons = evidence.stream()
                .filter(one -> severity != Severity.NOTE || one.strength() == Strength.NOTED)
                .sorted(Comparator.comparing(Evidence::strength).reversed())
                .map(Evidence::reason)
                .toList();
        if (switchedOff && severity != Severity.NOTE) {
            return new Judgement(
                    severity == Severity.MALICIOUS ? Severity.SUSPICIOUS : Severity.NOTE,
                    Stream.concat(reasons.stream(), Stream.of(SWITCHED_OFF)).toList());
        }
        return new Judgement(severity, reasons);
    }

    private static final Text SWITCHED_OFF = new Text(
            "It is switched off, so it does nothing at present; it counts one level lower.",
            "Elle est désactivée et ne fait rien pour le moment ; elle compte un niveau plus bas.");
}
