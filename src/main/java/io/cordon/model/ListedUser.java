package io.cordon.model;

import java.time.Instant;
import java.util.Objects;

/**
 * An entry of Cordon's own list of flagged accounts. The user is kept as the caller named it and looked up when a sweep comes by.
 *
 * @param user object id, sign-in name, mail or alias, in lower case
 * @param by the caller who put it there
 * @param expiresAt when it no longer counts, or {@code null}
 */
public record ListedUser(String tenant, String user, String reason, String by, Instant at, Instant expiresAt) {
    public ListedUser {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }
}
