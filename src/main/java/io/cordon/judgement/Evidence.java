package io.cordon.judgement;

import io.cordon.model.Text;
import java.util.Objects;

/** What a sign saw in one object: how much it weighs there, and the sentence that names it. */
record Evidence(Strength strength, Text reason) {
    Evidence {
        Objects.requireNonNull(strength, "strength");
        Objects.requireNonNull(reason, "reason");
    }

    static Evidence of(Strength strength, String en, String fr, Object... arguments) {
        return new Evidence(strength, Text.of(en, fr, arguments));
    }
}
