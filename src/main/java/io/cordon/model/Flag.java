package io.cordon.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * That a source calls an account suspect.
 *
 * @param source the source's name, such as {@code risky-users}
 * @param key what makes it the same flag when it is read again: unique within tenant and source
 * @param userId object id in lower case, or {@code null} where the source gives only a name
 * @param userName sign-in name, mail or whatever the source calls the user; {@code null} if it gives none
 * @param at when it came about, as far as the source says
 * @param evidence what the source says of the user; may quote foreign text
 * @param clear whether it says enough to act on; one that is unclear (a level nobody knows, a risk of long ago) is only listed
 */
public record Flag(
        String source, String key, String userId, String userName, Instant at, Text evidence, boolean clear) {
    public Flag {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(evidence, "evidence");
        if (userId == null && userName == null) {
            throw new IllegalArgumentException("a flag names a user");
        }
        userId = userId == null ? null : userId.toLowerCase(Locale.ROOT);
    }

    /** The same for every flag of one user, as far as the sources name users the same way. */
    public String user() {
        return userId != null ? userId : userName.toLowerCase(Locale.ROOT);
    }
}
