package io.cordon.report;

import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.Severity;
import io.cordon.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is left for people, most urgent first. */
final class FollowUps {
    private FollowUps() {}

    static List<FollowUp> of(Containment containment, Access access, List<Found> found, List<NotKnown> notKnown) {
        List<FollowUp> all = new ArrayList<>();
        all.addAll(ShutByHand.of(containment, access));
        all.addAll(OpenPoints.of(containment, notKnown));
        all.addAll(WaitingFindings.of(containment, found));
        boolean compromised = containment.mode() == Mode.CONTAIN
                || found.stream().anyMatch(one -> one.severity() == Severity.MALICIOUS);
        if (compromised) {
            all.addAll(PhishingSheet.of(containment, access, notKnown));
        }
        return withoutRepetition(all);
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
