package io.cordon.judgement;

import io.cordon.model.Severity;
import io.cordon.model.Text;
import java.util.Comparator;
import java.util.List;

/**
 * Adds up evidence. Weights: strong 4, medium 2, weak 1. From 4 on malicious, from 2 on suspicious, but weak signs alone are never more
 * than benign: one strong sign, or a medium one with a second medium or two weak ones, makes malicious. What is switched off counts one
 * level lower, and so does what was there long before anything happened unless it is damning in itself. Weak evidence is told only where
 * it added to something.
 */
final class Weighing {
    private Weighing() {}

    /** What {@code seen} amounts to. */
    static Judgement of(List<Seen> seen, Tuning tuning) {
        int weight = seen.stream().mapToInt(one -> one.strength().weight()).sum();
        boolean onlyWeak = seen.stream().allMatch(one -> one.strength().compareTo(Strength.WEAK) <= 0);
        Severity severity = onlyWeak || weight < tuning.suspiciousFrom()
                ? Severity.NOTE
                : weight < tuning.maliciousFrom() ? Severity.SUSPICIOUS : Severity.MALICIOUS;
        List<Seen> told = seen.stream()
                .filter(one -> severity != Severity.NOTE || one.strength() == Strength.NOTED)
                .sorted(Comparator.comparing(Seen::strength).reversed())
                .toList();
        return new Judgement(
                severity,
                told.stream().map(Seen::reason).toList(),
                told.stream().map(Seen::sign).toList());
    }

    /** As {@link #of(List, Tuning)}, one level lower if it is switched off. */
    static Judgement of(List<Seen> seen, Tuning tuning, boolean switchedOff) {
        Judgement judgement = of(seen, tuning);
        return switchedOff ? lower(judgement, SWITCHED_OFF) : judgement;
    }

    /** As {@link #of(List, Tuning)}, one level lower if it is old and no sign by itself is enough. */
    static Judgement ofAged(List<Seen> seen, Tuning tuning, boolean longBefore) {
        Judgement judgement = of(seen, tuning);
        boolean damning = seen.stream().anyMatch(one -> one.strength() == Strength.STRONG);
        return longBefore && !damning ? lower(judgement, LONG_BEFORE) : judgement;
    }

    private static Judgement lower(Judgement judgement, Text why) {
        return switch (judgement.severity()) {
            case NOTE -> judgement;
            case SUSPICIOUS -> judgement.withSeverity(Severity.NOTE, why);
            case MALICIOUS -> judgement.withSeverity(Severity.SUSPICIOUS, why);
        };
    }

    private static final Text LONG_BEFORE = new Text(
            "It was there long before the compromise; it counts one level lower.",
            "Cela existait bien avant la compromission et compte un niveau plus bas.");
    private static final Text SWITCHED_OFF = new Text(
            "It is switched off, so it does nothing at present; it counts one level lower.",
            "Elle est désactivée et ne fait rien pour le moment ; elle compte un niveau plus bas.");
}
