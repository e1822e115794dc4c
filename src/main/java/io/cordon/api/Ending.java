package io.cordon.api;

import io.cordon.model.Containment;
import io.cordon.store.Containments;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Waits for a containment to end. It asks the store, so it does not matter which replica does the work. */
@Singleton
final class Ending {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Containments containments;

    Ending(Containments containments) {
        this.containments = containments;
    }

    /** The containment of that id, or the newest for {@code latest}; a 404 if there is none or the text is no id. */
    Containment find(String id) {
        return containments.find(id.equals("latest") ? newest() : parsed(id)).orElseThrow(NotFoundException::new);
    }

    private UUID newest() {
        return containments.list(Optional.empty(), Optional.empty(), Optional.empty(), 1).stream()
                .findFirst()
                .orElseThrow(NotFoundException::new)
                .id();
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }

    /** The containment as soon as it has ended, or as it is when {@code longest} has passed. */
    Containment await(UUID id, Duration longest) {
        int reads = 1 + (int) longest.dividedBy(PAUSE);
        RetryConfig config = RetryConfig.<Containment>custom()
                .maxAttempts(reads)
                .waitDuration(PAUSE)
                .retryOnResult(containment -> !containment.status().isTerminal() || containment.underWay() != null)
                .retryOnException(_ -> false)
                .build();
        return Retry.of("ending", config)
                .executeSupplier(() -> containments.find(id).orElseThrow(NotFoundException::new));
    }
}
