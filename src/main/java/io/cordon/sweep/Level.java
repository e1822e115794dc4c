package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** How grave Microsoft holds something to be: a risk level, or the severity of an alert. Its letter case varies from answer to answer. */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH;

    /** Empty for what is not known here, {@code hidden} (no licence) included: unknown, which is not "none". */
    static Optional<Level> of(JsonNode text) {
        return Arrays.stream(values())
                .filter(level -> level.name().equalsIgnoreCase(text.asText("")))
                .findFirst();
    }

    boolean isBelow(Level other) {
        return compareTo(other) < 0;
    }
}
