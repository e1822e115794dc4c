package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether somebody's rights over a mailbox or folder are an intruder's. */
final class Delegates {
    private Delegates() {}

    /**
     * Judges what one permission, or one list of those who may send on behalf, grants; the gravest counts.
     *
     * @throws IllegalArgumentException if it cannot be read as one
     */
    static Judgement of(JsonNode permission, Around around) {
        return Right.of(permission, around).stream()
                .map(Delegates::of)
                .max(Comparator.comparing(Judgement::severity))
                .orElse(Judgement.BENIGN);
    }

    private static Judgement of(Right right) {
        List<Seen> seen = new ArrayList<>(
                Sign.seen(DelegateSigns.ALL, right, right.around().tuning()));
        seen.addAll(Sign.seen(ProvenanceSigns.ALL, right, right.around().tuning()));
        return Weighing.of(seen, right.around().tuning());
    }
}
