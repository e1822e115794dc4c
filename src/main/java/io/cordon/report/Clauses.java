package io.cordon.report;

import io.cordon.model.Containment;
import io.cordon.model.Severity;
import io.cordon.model.StepOutcome;
import io.cordon.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the {@link Headline} is put together from: each clause says one thing, counted from the outcomes. */
record Clauses(Containment containment, Access access, List<Found> found, List<NotKnown> notKnown) {
    private static final int NAME = 80;

    Text who() {
        String shown = containment.user().displayName();
        String told = shown == null || shown.isBlank() ? containment.user().userPrincipalName() : shown;
        return new Text(Inert.cut(told, NAME, Locale.ENGLISH), Inert.cut(told, NAME, Locale.FRENCH));
    }

    /** How the account stands, as far as the mode changes anything. */
    Text state() {
        return switch (containment.mode()) {
            case CONTAIN -> access.inWords();
            case INSPECT, PREVIEW -> new Text("nothing is changed", "rien n’est modifié");
        };
    }

    /** How long the cut took, if it is proven. */
    Text time() {
        return containment.containedAt() == null
                ? new Text("", "")
                : Text.of(
                        ", %.3f\u00a0s after the request",
                        ", %.3f\u00a0s après la demande", Timeline.secondsToContain(containment));
    }

    /** What was dealt with, and what is left to people. */
    Text about() {
        int removed = (int) found.stream()
                .filter(one -> !one.waits() && one.response().isProven())
                .count();
        int waiting = (int) found.stream().filter(Found::waits).count();
        List<Text> told = new ArrayList<>();
        if (removed > 0) {
            told.add(Phrase.count(
                    removed, "finding dealt with", "findings dealt with", "constat traité", "constats traités"));
        }
        if (waiting > 0) {
            told.add(Phrase.count(
                    waiting,
                    "finding waits for you",
                    "findings wait for you",
                    "constat vous attend",
                    "constats vous attendent"));
        }
        if (containment.user().synced()) {
            told.add(new Text(
                    "directory synchronisation may undo it", "la synchronisation d’annuaire peut encore le défaire"));
        }
        return told.isEmpty() ? new Text("", "") : Text.of("; %s", " ; %s", Phrase.join(told, ", ", ", "));
    }

    /** How much is not done, not proven or not known. */
    Text open() {
        return Phrase.count(
                notKnown.size(),
                "point is not done, not proven or not known",
                "points are not done, not proven or not known",
                "point n’est pas fait, pas prouvé ou pas connu",
                "points ne sont pas faits, pas prouvés ou pas connus");
    }

    /** What the inspections found. */
    Text seen() {
        boolean looked = containment.steps().stream().anyMatch(step -> step.outcome() instanceof StepOutcome.Inspected);
        if (!looked) {
            return new Text("nothing was looked at", "rien n’a été examiné");
        }
        if (found.isEmpty()) {
            return new Text("nothing was found where it looked", "rien n’a été trouvé là où Cordon a regardé");
        }
        int malicious = (int) found.stream()
                .filter(one -> one.severity() == Severity.MALICIOUS)
                .count();
        return Text.of(
                "%s, %s",
                "%s, dont %s",
                Phrase.count(found.size(), "finding", "findings", "constat", "constats"),
                Phrase.count(malicious, "of them malicious", "of them malicious", "malveillant", "malveillants"));
    }

    /** What a preview would have done. */
    Text wouldChange() {
        int changes = (int) containment.steps().stream()
                .filter(step -> Standing.of(step) == Standing.WOULD_CHANGE)
                .count();
        return Phrase.count(changes, "change", "changes", "modification", "modifications");
    }
}
