package io.cordon.judgement;

import io.cordon.model.Text;
import java.util.Objects;

/** What a sign saw in one object, with the weight that the operator leaves it. */
record Seen(String sign, Strength strength, Text reason) {
    Seen {
        Objects.requireNonNull(sign, "sign");
        Objects.requireNonNull(strength, "strength");
        Objects.requireNonNull(reason, "reason");
    }
}
