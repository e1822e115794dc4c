package io.cordon.report;

import io.cordon.model.Aftermath;
import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.Severity;
import io.cordon.model.Status;
import io.cordon.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is left for people, most urgent first. */
final class FollowUps {
    private FollowUps() {}

    static List<FollowUp> of(
            Containment containment,
            Access access,
            List<Found> found,
            List<NotKnown> notKnown,
            Aftermath aftermath,
            Released released,
            Titles titles) {
        List<FollowUp> all = new ArrayList<>();
        if (containment.status() != Status.RELEASED) {
            all.addAll(UndoneByOthers.of(aftermath.watch(), titles));
        }
        all.addAll(ShutByHand.of(containment, access, aftermath.watch()));
        all.addAll(OpenPoints.of(containment, notKnown));
        all.addAll(WaitingFindings.of(containment, found));
        boolean compromised = containment.mode() == Mode.CONTAIN
                || found.stream().anyMatch(one -> one.severity() == Severity.MALICIOUS);
        if (compromised) {
            all.addAll(PhishingSheet.of(containment, access, notKnown));
        }
        if (released != null) {
            all.addAll(OpenPoints.of(containment, released.notPutBack()));
        }
        if (containment.status() == Status.RELEASED) {
            all.replaceAll(FollowUps::stillByHand);
            if (containment.user().synced()) {
                all.add(activeDirectory());
            }
        }
        return withoutRepetition(all);
    }

    private static FollowUp stillByHand(FollowUp todo) {
        return todo.when() == FollowUp.When.BEFORE_RELEASE
                ? new FollowUp(FollowUp.When.AFTER_RELEASE, todo.owner(), todo.what(), todo.why(), todo.due())
                : todo;
    }

    private static FollowUp activeDirectory() {
        return new FollowUp(
                FollowUp.When.AFTER_RELEASE,
                FollowUp.Owner.AD_ADMINISTRATOR,
                new Text(
                        "Enable the account in Active Directory again if it was disabled there, and set its new password there.",
                        "Réactiver le compte dans Active Directory s’il y a été désactivé, et y définir son nouveau mot de passe."),
                new Text(
                        "The account is synchronised from Active Directory: while it is disabled there, the next synchronisation blocks it again.",
                        "Le compte est synchronisé depuis Active Directory : tant qu’il y est désactivé, la prochaine synchronisation le bloque de nouveau."),
                null);
    }

    /** One missing permission fails several steps: it is told once, with every reason. */
    private static List<FollowUp> withoutRepetition(List<FollowUp> all) {
        Map<Text, FollowUp> told = new LinkedHashMap<>();
        all.forEach(next -> told.merge(next.what(), next, FollowUps::both));
        return List.copyOf(told.values());
    }

    private static FollowUp both(FollowUp one, FollowUp other) {
        Text why = Phrase.join(List.of(one.why(), other.why()), " ", " ");
        return new FollowUp(one.when(), one.owner(), one.what(), why, one.due());
    }
}
