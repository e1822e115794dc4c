package io.cordon.store;

import java.util.Objects;
import java.util.UUID;

/**
 * The right to work on a containment. Taken with it from the queue; a later one ends it, and whoever still holds the earlier can write nothing
 * more.
 */
public record Lease(UUID containment, long number) {
    public Lease {
        Objects.requireNonNull(containment, "containment");
    }
}
