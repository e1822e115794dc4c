package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether a sign-in method was registered by an intruder. */
final class AuthMethods {
    private AuthMethods() {}

    /**
     * Judges one of Graph's authentication methods.
     *
     * @throws IllegalArgumentException if it cannot be read as one
     */
    static Judgement of(JsonNode object, Around around) {
        Method method = Method.of(object, around);
        List<Seen> seen = new ArrayList<>();
        if (!method.afterwards()) {
            seen.addAll(Sign.seen(MethodSigns.ALL, method, around.tuning()));
        }
        seen.addAll(Sign.seen(ProvenanceSigns.ALL, method, around.tuning()));
        return Weighing.ofAged(seen, around.tuning(), method.aged());
    }
}
