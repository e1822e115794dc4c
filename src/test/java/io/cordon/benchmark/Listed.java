package io.cordon.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A containment as the API lists it; {@code containedAt} and {@code endedAt} are {@code null} while they are not reached. */
record Listed(String id, String status, Instant acceptedAt, Instant containedAt, Instant endedAt) {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1000;
    private static final List<String> OPEN = List.of("accepted", "running", "waiting_retry");

    static Listed of(JsonNode json) {
        return new Listed(
                json.path("id").asText(),
                json.path("status").asText(),
                instant(json.path("acceptedAt")),
                instant(json.path("containedAt")),
                instant(json.path("endedAt")));
    }

    /** Every containment there is. */
    static List<Listed> all(Caller caller) {
        List<Listed> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer =
                    caller.get("/v1/containments?limit=" + PAGE + cursor).json();
            answer.path("items").forEach(item -> all.add(of(item)));
            if (!answer.path("nextCursor").isTextual()) {
                return all;
            }
            cursor = "&cursor=" + answer.path("nextCursor").asText();
        }
        throw new IllegalStateException("more than " + all.size() + " containments");
    }

    /** Is none of them still to be ended? */
    static boolean allEnded(Caller caller) {
        return OPEN.stream()
                .allMatch(status -> caller.get("/v1/containments?limit=1&status=" + status)
                        .json()
                        .path("items")
                        .isEmpty());
    }

    long millisToContain() {
        return Duration.between(acceptedAt, containedAt).toMillis();
    }

    long millisToReport() {
        return Duration.between(acceptedAt, endedAt).toMillis();
    }

    private static Instant instant(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.asText()) : null;
    }
}
