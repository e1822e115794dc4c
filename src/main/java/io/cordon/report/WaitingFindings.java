package io.cordon.report;

import io.cordon.model.Containment;
import io.cordon.model.Severity;
import io.cordon.model.Text;
import java.util.ArrayList;
import java.util.List;

/** Findings that nobody has answered yet. */
final class WaitingFindings {
    private static final int NAMED_ONE_BY_ONE = 5;

    private WaitingFindings() {}

    static List<FollowUp> of(Containment containment, List<Found> found) {
        List<Found> waiting = found.stream().filter(WaitingFindings::unanswered).toList();
        return switch (containment.mode()) {
            case CONTAIN -> each(waiting);
            case INSPECT, PREVIEW -> contain(found, waiting);
        };
    }

    /** A remedy that failed or is still to come is told elsewhere. */
    private static boolean unanswered(Found found) {
        return found.waits()
                && switch (found.response()) {
                    case ABSENT, SKIPPED -> true;
                    case PENDING, DEFERRED, UNVERIFIED, UNDONE, NOT_CHECKED, FAILED, WOULD_CHANGE, LOOKED -> false;
                    case VERIFIED, ALREADY -> found.seenAgain();
                };
    }

    private static List<FollowUp> contain(List<Found> found, List<Found> waiting) {
        List<FollowUp> todo = new ArrayList<>();
        int malicious = (int) found.stream()
                .filter(one -> one.severity() == Severity.MALICIOUS)
                .count();
        if (malicious > 0) {
            todo.add(FollowUp.now(
                    FollowUp.Owner.RSSI,
                    new Text("Ask for the containment of this account.", "Demander le confinement de ce compte."),
                    Text.of(
                            "%s; nothing has been changed.",
                            "%s ; rien n’a été modifié.",
                            Phrase.count(
                                    malicious,
                                    "malicious finding",
                                    "malicious findings",
                                    "constat malveillant",
                                    "constats malveillants"))));
        }
        todo.addAll(each(waiting.stream()
                .filter(one -> one.severity() != Severity.MALICIOUS)
                .toList()));
        return todo;
    }

    private static List<FollowUp> each(List<Found> waiting) {
        if (waiting.size() > NAMED_ONE_BY_ONE) {
            return List.of(FollowUp.now(
                    FollowUp.Owner.RSSI,
                    Text.of(
                            "Decide on %d findings: keep or remove each.",
                            "Décider du sort de %d constats : conserver ou retirer chacun.", waiting.size()),
                    new Text(
                            "Cordon left them as they are; they are listed under what was found.",
                            "Cordon les a laissés en l’état ; ils figurent dans ce qui a été trouvé.")));
        }
        return waiting.stream().map(WaitingFindings::one).toList();
    }

    private static FollowUp one(Found found) {
        Text what = found.severity() == Severity.MALICIOUS
                ? Text.of("Remove by hand: %s.", "Retirer à la main : %s.", found.artifactLabel())
                : Text.of(
                        "Decide whether to keep or remove: %s.",
                        "Décider de conserver ou de retirer : %s.", found.artifactLabel());
        Text reason =
                found.reasons().isEmpty() ? found.summary() : found.reasons().getFirst();
        Text how = found.response() == Standing.SKIPPED
                ? new Text(
                        " To have Cordon undo it, another person approves the waiting proposal of this containment.",
                        " Pour que Cordon le défasse, une autre personne approuve la proposition en attente de ce confinement.")
                : new Text("", "");
        return FollowUp.now(
                FollowUp.Owner.RSSI, what, Text.of("%s %s%s", "%s %s%s", found.answer(), Phrase.capital(reason), how));
    }
}
