package io.cordon.tenant;

import io.cordon.microsoft.Directory;
import io.cordon.microsoft.MicrosoftException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Who owns Cordon's own identity in a tenant: they could take it over, and lock out whoever could stop it. Read beforehand, so that no containment waits for it,
 * and anew after a quarter of an hour.
 * Where Cordon may not read them, nobody is protected for it; preflight names the permission.
 */
final class Owners {
    private static final Logger LOG = Logger.getLogger(Owners.class);
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final String appId;
    private final InstantSource clock;
    private volatile Known known;

    private record Known(Set<String> ids, Instant at) {}

    Owners(String appId, InstantSource clock) {
        this.appId = appId;
        this.clock = clock;
    }

    /** Their object ids in lower case. Throws if they cannot be read for a passing reason, and were not read before. */
    Set<String> read(Directory directory) {
        Known before = known;
        Instant now = clock.instant();
        if (before != null && before.at().plus(FRESH).isAfter(now)) {
            return before.ids();
        }
        try {
            known = new Known(
                    directory.owners(appId).stream()
                            .map(id -> id.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet()),
                    now);
        } catch (MicrosoftException.Denied denied) {
            LOG.warnf(
                    "Owners of the app registration not readable: appId=%s code=%s",
                    appId, denied.answer().code());
            known = new Known(Set.of(), now);
        } catch (MicrosoftException e) {
            if (before == null) {
                throw e;
            }
            return before.ids();
        }
        return known.ids();
    }
}
