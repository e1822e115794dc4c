package io.cordon.api;

import io.cordon.engine.ReleaseIntake;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /v1/containments/{id}/release}.
 *
 * @param preview say what would be put back and what not; nothing is written
 * @param legitimate positions of steps whose artifacts the caller vouches for: they are put back, or their findings are answered
 * @param override why it is to be done although findings are open or something was not looked at
 */
record ReleaseRequest(
        @Schema(required = true) String reason, Boolean preview, List<Integer> legitimate, String override) {
    private static final int LONGEST = 2_000;
    private static final int MOST = 500;

    ReleaseRequest {
        text("reason", reason);
        if (reason == null) {
            throw new InvalidField("reason", "is missing");
        }
        text("override", override);
        if (legitimate != null && (legitimate.size() > MOST || legitimate.contains(null))) {
            throw new InvalidField("legitimate", "must have at most " + MOST + " positions, none of them empty");
        }
    }

    ReleaseIntake.Request by(String caller) {
        return new ReleaseIntake.Request(
                caller, reason, legitimate == null ? Set.of() : Set.copyOf(legitimate), override);
    }

    private static void text(String field, String text) {
        if (text != null && (text.isBlank() || text.length() > LONGEST)) {
            throw new InvalidField(field, "must have 1 to " + LONGEST + " characters");
        }
    }
}
