package io.cordon.store;

import java.util.Objects;

/**
 * What makes two requests the same one.
 *
 * @param caller whose key it is: callers do not see each other's
 * @param requestHash of everything that was asked for
 */
public record IdempotencyKey(String caller, String key, String requestHash) {
    public IdempotencyKey {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(requestHash, "requestHash");
    }
}
