package io.cordon.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What was set in a mailbox when it was last looked at, to tell what is new the next time. Digests only: nothing of a mail or rule is kept.
 *
 * @param artifacts digests by kind and id, such as {@code rule/1234}
 */
public record MailboxBaseline(String userId, Instant at, Map<String, String> artifacts) {
    public MailboxBaseline {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(at, "at");
        artifacts = Map.copyOf(artifacts);
    }
}
