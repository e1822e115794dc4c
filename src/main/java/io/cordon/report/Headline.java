package io.cordon.report;

import io.cordon.model.Aftermath;
import io.cordon.model.Containment;
import io.cordon.model.Release;
import io.cordon.model.Text;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import java.util.List;

/** The verdict in one sentence. It promises no more than the outcomes show, whatever the status is called. */
final class Headline {
    private Headline() {}

    static Text of(
            Containment containment,
            Access access,
            List<Found> found,
            List<NotKnown> notKnown,
            Aftermath aftermath,
            Released released) {
        Clauses say = new Clauses(containment, access, found, notKnown);
        Text verdict = released != null && released.state() == Release.State.RELEASED
                ? released(say.who(), released)
                : watched(verdict(say), say, aftermath.watch());
        return containment.simulated() ? Text.of("[SIMULATION] %s", "[SIMULATION] %s", verdict) : verdict;
    }

    private static Text verdict(Clauses say) {
        Text who = say.who();
        Containment containment = say.containment();
        return switch (containment.status()) {
            case ACCEPTED ->
                Text.of(
                        "Accepted, not begun: nothing has been done to the account of %s yet.",
                        "Demande acceptée, pas commencée : rien n’a encore été fait sur le compte de %s.", who);
            case RUNNING -> underWay(say);
            case WAITING_RETRY ->
                Text.of(
                        "Not finished for %s: %s; %s, and Cordon tries again by itself.",
                        "Pas terminé pour %s : %s ; %s, et Cordon fera de lui-même une nouvelle tentative.",
                        who,
                        say.state(),
                        say.open());
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
                        say.state(),
                        say.open());
            case CONTAINED -> contained(say);
            case PARTIAL -> partial(say);
            case FAILED -> failed(say);
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
                        say.state());
            case INSPECTED ->
                Text.of(
                        "Inspection only: nothing was changed on the account of %s; %s.",
                        "Inspection seule : rien n’a été modifié sur le compte de %s ; %s.", who, say.seen());
            case PREVIEWED ->
                Text.of(
                        "Preview only: nothing was written to the account of %s; %s would be made; %s.",
                        "Aperçu seul : rien n’a été écrit sur le compte de %s ; à faire : %s ; %s.",
                        who,
                        say.wouldChange(),
                        say.seen());
        };
    }

    private static Text underWay(Clauses say) {
        return say.access().proven()
                ? Text.of(
                        "Under way: %s can no longer sign in (%s, read back); the rest of the plan goes on.",
                        "En cours : %s ne peut plus se connecter (%s, relu) ; la suite du plan continue.",
                        say.who(),
                        say.access().inWords())
                : Text.of("Under way for %s: %s.", "En cours pour %s : %s.", say.who(), say.state());
    }

    private static Text contained(Clauses say) {
        if (!say.access().proven()) {
            return Text.of(
                    "The plan was carried out, but it does not shut every way into the account of %s: %s%s.",
                    "Le plan a été exécuté, mais il ne ferme pas tous les accès au compte de %s : %s%s.",
                    say.who(),
                    say.access().inWords(),
                    say.about());
        }
        return Text.of(
                "Contained: %s can no longer sign in; %s, each read back from Microsoft 365%s%s.",
                "Confiné : %s ne peut plus se connecter ; %s, chaque point relu dans Microsoft 365%s%s.",
                say.who(),
                say.access().inWords(),
                say.time(),
                say.about());
    }

    private static Text partial(Clauses say) {
        return switch (say.containment().mode()) {
            case CONTAIN ->
                Text.of(
                        "Partly contained, %s: %s; %s%s.",
                        "Confinement partiel, %s : %s ; %s%s.",
                        say.who(),
                        say.access().inWords(),
                        say.open(),
                        say.about());
            case INSPECT ->
                Text.of(
                        "Incomplete inspection of the account of %s, nothing was changed: %s; %s.",
                        "Inspection incomplète du compte de %s, rien n’a été modifié : %s ; %s.",
                        say.who(),
                        say.seen(),
                        say.open());
            case PREVIEW ->
                Text.of(
                        "Incomplete preview for %s, nothing was written: %s would be made; %s.",
                        "Aperçu incomplet pour %s, rien n’a été écrit ; à faire : %s ; %s.",
                        say.who(),
                        say.wouldChange(),
                        say.open());
        };
    }

    /** What was undone since is said before how the containment had ended. */
    private static Text watched(Text verdict, Clauses say, Watch watch) {
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
                        say.who(),
                        say.access().inWords())
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

    private static Text failed(Clauses say) {
        return switch (say.containment().mode()) {
            case CONTAIN ->
                Text.of(
                        "Failed: nothing was achieved, whoever is in the account of %s may still be there; act by hand now.",
                        "Échec : rien n’a abouti, l’intrus est peut-être toujours dans le compte de %s ; agissez à la main maintenant.",
                        say.who());
            case INSPECT, PREVIEW ->
                Text.of(
                        "Failed: nothing of the account of %s could be looked at, so nothing is known; nothing was changed.",
                        "Échec : rien n’a pu être examiné sur le compte de %s, on ne sait donc rien ; rien n’a été modifié.",
                        say.who());
        };
    }
}
