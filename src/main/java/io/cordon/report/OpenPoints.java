package io.cordon.report;

import io.cordon.model.Containment;
import io.cordon.model.Failure;
import io.cordon.model.StepName;
import io.cordon.model.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a person can do about each point that is not done, not proven or not known. */
final class OpenPoints {
    /** {@link ShutByHand} tells how to do these. */
    private static final Set<StepName> WAYS_IN =
            Set.of(Access.BLOCK_SIGN_IN, Access.REVOKE_SESSIONS, Access.REPLACE_PASSWORD);

    private OpenPoints() {}

    static List<FollowUp> of(Containment containment, List<NotKnown> notKnown) {
        boolean over = containment.status().isTerminal();
        return notKnown.stream().flatMap(point -> of(point, over)).toList();
    }

    private static Stream<FollowUp> of(NotKnown point, boolean over) {
        Failure failure = point.failure();
        if (failure != null && failure.remedy() != null) {
            return Stream.of(FollowUp.now(owner(failure.kind()), failure.remedy(), why(point)));
        }
        if (failure != null && failure.kind() == Failure.Kind.NO_MAILBOX) {
            return Stream.of(FollowUp.now(
                    FollowUp.Owner.DSI,
                    new Text(
                            "Find out where this person's mail is kept (an Exchange server on site?) and check rules, forwarding and delegates there.",
                            "Chercher où se trouve la messagerie de cette personne (serveur Exchange local ?) et y vérifier règles, transferts et délégations."),
                    why(point)));
        }
        return WAYS_IN.contains(point.step())
                ? Stream.empty()
                : byHand(point, over).stream()
                        .map(what -> FollowUp.now(FollowUp.Owner.M365_ADMINISTRATOR, what, why(point)));
    }

    private static List<Text> byHand(NotKnown point, boolean over) {
        return switch (point.standing()) {
            case UNDONE, FAILED -> List.of(named("Do by hand: %s (%s).", "Faire à la main : %s (%s).", point));
            case UNVERIFIED ->
                List.of(named(
                        "Check by hand that it took effect: %s (%s).",
                        "Vérifier à la main que la mesure a pris effet : %s (%s).", point));
            case NOT_CHECKED -> List.of(named("Check by hand: %s (%s).", "Vérifier à la main : %s (%s).", point));
            case PENDING, DEFERRED ->
                over
                        ? List.of(named(
                                "Ask for it once more, it was never run: %s (%s).",
                                "À redemander, jamais exécuté : %s (%s).", point))
                        : List.of();
            case VERIFIED, ALREADY, WOULD_CHANGE, LOOKED, SKIPPED, ABSENT -> List.of();
        };
    }

    private static Text named(String en, String fr, NotKnown point) {
        return Text.of(en, fr, point.title(), point.targetLabel());
    }

    private static Text why(NotKnown point) {
        Text reason =
                point.failure() == null ? point.meaning() : point.failure().message();
        return Text.of("%s: %s", "%s : %s", point.title(), reason);
    }

    private static FollowUp.Owner owner(Failure.Kind kind) {
        return switch (kind) {
            case DENIED, MISSING, REJECTED, CHANGED_SINCE, NO_MAILBOX -> FollowUp.Owner.M365_ADMINISTRATOR;
            case ON_PREMISES -> FollowUp.Owner.AD_ADMINISTRATOR;
            case UNREADABLE, BUG -> FollowUp.Owner.DSI;
            case THROTTLED, UNAVAILABLE, TIMED_OUT -> FollowUp.Owner.RSSI;
        };
    }
}
