package io.cordon.report;

import io.cordon.model.Aftermath;
import io.cordon.model.Containment;
import io.cordon.model.Release;
import io.cordon.model.Severity;
import io.cordon.model.StepOutcome;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdict in one sentence. It promises no more than the outcomes show, whatever the status is called. */
final class Headline {
    private static final int NAME = 80;

    private Headline() {}

    static Text of(
            Containment containment,
            Access access,
            List<Found> found,
            List<NotKnown> notKnown,
            Aftermath aftermath,
            Released released) {
        Text verdict = released != null && released.state() == Release.State.RELEASED
                ? released(name(containment), released)
                : watched(verdict(containment, access, found, notKnown), name(containment), access, aftermath.watch());
        return containment.simulated() ? Text.of("[SIMULATION] %s", "[SIMULATION] %s", verdict) : verdict;
    }

    private static Text verdict(Containment containment, Access access, List<Found> found, List<NotKnown> notKnown) {
        Text who = name(containment);
        return switch (containment.status()) {
            case ACCEPTED ->
                Text.of(
                        "Accepted, not begun: nothing has been done to the account of %s yet.",
                        "Demande acceptée, pas commencée : rien n’a encore été fait sur le compte de %s.", who);
            case RUNNING -> underWay(who, access, containment);
            case WAITING_RETRY ->
                Text.of(
                        "Not finished for %s: %s; %s, and Cordon tries again by itself.",
                        "Pas terminé pour %s : %s ; %s, et Cordon fera de lui-même une nouvelle tentative.",
                        who,
                        state(containment, access),
                        open(notKnown));
            case WAITING_APPROVAL ->
                Text.of(
                        "Waiting for approval: nothing has been written to the account of %s; whoever is in it may still be there.",
                        "En attente d’approbation : rien n’a été écrit sur le compte de %s ; l’intrus y est peut-être encore.",
                        who);
            case STOPPED ->
                Text.of(
                        "Halted by the stop switch for %s: %s; %s. Cordon goes on when the switch is released.",
                        "Arrêté par l’arrêt général pour %s : %s ; %s. Cordon reprend quand l’arrêt est levé.",
                        who,
                        state(containment, access),
                        open(notKnown));
            case CONTAINED -> contained(who, access, containment, found);
            case PARTIAL -> partial(who, access, containment, found, notKnown);
            case FAILED -> failed(who, containment);
            case RELEASED -> throw new IllegalArgumentException("released without a release");
            case REFUSED ->
                Text.of(
                        "Refused: nothing was written to the account of %s; the steps say why.",
                        "Refusé : rien n’a été écrit sur le compte de %s ; le motif figure dans les mesures.", who);
            case CANCELLED ->
                Text.of(
                        "Called off by %s before everything was done for %s: %s.",
                        "Annulé par %s avant que tout soit fait pour %s : %s.",
                        containment.cancelledBy(),
                        who,
                        state(containment, access));
            case INSPECTED ->
                Text.of(
                        "Inspection only: nothing was changed on the account of %s; %s.",
                        "Inspection seule : rien n’a été modifié sur le compte de %s ; %s.",
                        who,
                        seen(containment, found));
            case PREVIEWED ->
                Text.of(
                        "Preview only: nothing was written to the account of %s; %s would be made; %s.",
                        "Aperçu seul : rien n’a été écrit sur le compte de %s ; à faire : %s ; %s.",
                        who,
                        wouldChange(containment),
                        seen(containment, found));
        };
    }

    private static Text underWay(Text who, Access access, Containment containment) {
        return access.proven()
                ? Text.of(
                        "Under way: %s can no longer sign in (%s, read back); the rest of the plan goes on.",
                        "En cours : %s ne peut plus se connecter (%s, relu) ; la suite du plan continue.",
                        who,
                        access.inWords())
                : Text.of("Under way for %s: %s.", "En cours pour %s : %s.", who, state(containment, access));
    }

    private static Text contained(Text who, Access access, Containment containment, List<Found> found) {
        if (!access.proven()) {
            return Text.of(
                    "The plan was carried out, but it does not shut every way into the account of %s: %s%s.",
                    "Le plan a été exécuté, mais il ne ferme pas tous les accès au compte de %s : %s%s.",
                    who,
                    access.inWords(),
                    about(containment, found));
        }
        return Text.of(
                "Contained: %s can no longer sign in; %s, each read back from Microsoft 365%s%s.",
                "Confiné : %s ne peut plus se connecter ; %s, chaque point relu dans Microsoft 365%s%s.",
                who,
                access.inWords(),
                time(containment),
                about(containment, found));
    }

    private static Text partial(
            Text who, Access access, Containment containment, List<Found> found, List<NotKnown> notKnown) {
        return switch (containment.mode()) {
            case CONTAIN ->
                Text.of(
                        "Partly contained, %s: %s; %s%s.",
                        "Confinement partiel, %s : %s ; %s%s.",
                        who,
                        access.inWords(),
                        open(notKnown),
                        about(containment, found));
            case INSPECT ->
                Text.of(
                        "Incomplete inspection of the account of %s, nothing was changed: %s; %s.",
                        "Inspection incomplète du compte de %s, rien n’a été modifié : %s ; %s.",
                        who,
                        seen(containment, found),
                        open(notKnown));
            case PREVIEW ->
                Text.of(
                        "Incomplete preview for %s, nothing was written: %s would be made; %s.",
                        "Aperçu incomplet pour %s, rien n’a été écrit ; à faire : %s ; %s.",
                        who,
                        wouldChange(containment),
                        open(notKnown));
        };
    }

    /** What was undone since is said before how the containment had ended. */
    private static Text watched(Text verdict, Text who, Access access, Watch watch) {
        if (watch == null || watch.endedAt() != null) {
            return verdict;
        }
        WatchEvent.Undone undone = watch.events().stream()
                .filter(WatchEvent.Undone.class::isInstance)
                .map(WatchEvent.Undone.class::cast)
                .reduce((_, later) -> later)
                .orElse(null);
        if (undone == null) {
            return verdict;
        }
        return watch.state() == Watch.State.UNDONE
                ? Text.of(
                        "UNDONE since, %s: the account of %s is not contained as it was: %s.",
                        "DÉFAIT depuis, %s : le compte de %s n’est plus confiné comme il l’était : %s.",
                        WatchWords.of(undone.cause()),
                        who,
                        access.inWords())
                : Text.of(
                        watch.recontained() == 0
                                ? "%s Undone in between, %s; as it was at the last look."
                                : "%s Undone in between, %s; contained anew.",
                        watch.recontained() == 0
                                ? "%s Défait entre-temps, %s ; de nouveau en place au dernier contrôle."
                                : "%s Défait entre-temps, %s ; confiné de nouveau.",
                        verdict,
                        WatchWords.of(undone.cause()));
    }

    private static Text released(Text who, Released released) {
        return Text.of(
                "Released by %s on %s: %s for %s. What remains to be done by hand stands below.",
                "Levé par %s le %s : %s pour %s. Ce qui reste à faire à la main figure ci-dessous.",
                released.by(),
                Phrase.at(released.endedAt()),
                released.account(),
                who);
    }

    private static Text failed(Text who, Containment containment) {
        return switch (containment.mode()) {
            case CONTAIN ->
                Text.of(
                        "Failed: nothing was achieved, whoever is in the account of %s may still be there; act by hand now.",
                        "Échec : rien n’a abouti, l’intrus est peut-être toujours dans le compte de %s ; agissez à la main maintenant.",
                        who);
            case INSPECT, PREVIEW ->
                Text.of(
                        "Failed: nothing of the account of %s could be looked at, so nothing is known; nothing was changed.",
                        "Échec : rien n’a pu être examiné sur le compte de %s, on ne sait donc rien ; rien n’a été modifié.",
                        who);
        };
    }

    private static Text state(Containment containment, Access access) {
        return switch (containment.mode()) {
            case CONTAIN -> access.inWords();
            case INSPECT, PREVIEW -> new Text("nothing is changed", "rien n’est modifié");
        };
    }

    private static Text time(Containment containment) {
        return containment.containedAt() == null
                ? new Text("", "")
                : Text.of(
                        ", %.3f\u00a0s after the request",
                        ", %.3f\u00a0s après la demande",
                        (containment.containedAt().toEpochMilli()
                                        - containment.acceptedAt().toEpochMilli())
                                / 1000.0);
    }

    private static Text about(Containment containment, List<Found> found) {
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

    private static Text open(List<NotKnown> notKnown) {
        return Phrase.count(
                notKnown.size(),
                "point is not done, not proven or not known",
                "points are not done, not proven or not known",
                "point n’est pas fait, pas prouvé ou pas connu",
                "points ne sont pas faits, pas prouvés ou pas connus");
    }

    private static Text seen(Containment containment, List<Found> found) {
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

    private static Text wouldChange(Containment containment) {
        int changes = (int) containment.steps().stream()
                .filter(step -> Standing.of(step) == Standing.WOULD_CHANGE)
                .count();
        return Phrase.count(changes, "change", "changes", "modification", "modifications");
    }

    private static Text name(Containment containment) {
        String shown = containment.user().displayName();
        String told = shown == null || shown.isBlank() ? containment.user().userPrincipalName() : shown;
        return new Text(Inert.cut(told, NAME, Locale.ENGLISH), Inert.cut(told, NAME, Locale.FRENCH));
    }
}
