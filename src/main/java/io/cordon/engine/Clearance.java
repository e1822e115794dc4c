package io.cordon.engine;

import io.cordon.microsoft.Directory;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Priority;
import io.cordon.model.Containment;
import io.cordon.model.User;
import io.cordon.tenant.Privileges;
import io.cordon.tenant.Protected;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Whether an account may be touched. It is asked when a request comes in, side by side with finding the user so that it costs no round of its own, and
 * again right before the first write unless that follows at once. What cannot be read is not allowed.
 */
@Singleton
public final class Clearance {
    /** As long an answer counts as given right before the write; what waits in a queue or for a retry is asked again. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** As long it counts for further writes to an account that has been written to. */
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Clearance.class);

    private final Resolution resolution;
    private final SideBySide sideBySide;
    private final InstantSource clock;
    private final Shared<Question, Cleared> underWay = new Shared<>();

    Clearance(Resolution resolution, SideBySide sideBySide, InstantSource clock) {
        this.resolution = resolution;
        this.sideBySide = sideBySide;
        this.clock = clock;
    }

    /** What was found out about one user side by side; one of both is there. */
    private record Found(User user, Optional<Privileges> held) {}

    /** Whoever is asked for, and what protects the account, if something does. */
    record Cleared(User user, Privileges held, Optional<Protected> reason) {}

    private record Question(String tenant, Identifiers who, Priority priority) {}

    /** The user that is asked for. Whom several callers ask for at the same time is looked up once. Throws {@link Refusal} if it cannot be read. */
    Cleared resolve(Tenant tenant, Identifiers who, Priority priority) {
        return underWay.share(new Question(tenant.name(), who, priority), () -> lookUp(tenant, who, priority));
    }

    private Cleared lookUp(Tenant tenant, Identifiers who, Priority priority) {
        Directory directory = tenant.clients().reader(priority).directory();
        String named = who.byId().or(who::byName).orElseThrow();
        List<Found> found = sideBySide.run(List.of(
                () -> new Found(resolution.resolve(tenant, who, priority), Optional.empty()),
                () -> new Found(null, held(tenant, directory, named))));
        User user = found.getFirst().user();
        Privileges held = found.getLast()
                .held() // an alias is not a name that roles can be asked for by
                .orElseGet(() -> held(tenant, directory, user.id()).orElseThrow(Resolution::unavailable));
        return new Cleared(user, held, reason(tenant, user, held, directory));
    }

    /** Whether an answer given at {@code clearedAt} is too old to write on. */
    boolean isDue(Instant clearedAt, boolean firstWrite) {
        return clock.instant().isAfter(clearedAt.plus(firstWrite ? AT_ONCE : A_WHILE));
    }

    /** Why the containment's user must not be touched now, if so. Throws {@link Refusal} if that cannot be read. */
    Optional<Protected> again(Tenant tenant, Containment containment) {
        Microsoft365 m365 = tenant.clients().reader(Urgency.of(containment));
        String id = containment.user().id();
        try {
            List<Found> found = sideBySide.run(List.of(
                    () -> new Found(m365.users().get(id), Optional.empty()),
                    () -> new Found(null, held(tenant, m365.directory(), id))));
            Privileges held = found.getLast().held().orElseThrow(Resolution::unavailable);
            Optional<Protected> reason = reason(tenant, found.getFirst().user(), held, m365.directory());
            reason.ifPresent(known -> LOG.warnf(
                    "Protected account refused before the first write: tenant=%s containment=%s rule=%s",
                    tenant.name(), containment.id(), known.rule()));
            return reason;
        } catch (MicrosoftException e) {
            throw Resolution.refusal(e);
        }
    }

    private Optional<Privileges> held(Tenant tenant, Directory directory, String idOrName) {
        try {
            List<Set<String>> read = sideBySide.run(List.of(
                    () -> tenant.protection().roles(directory, idOrName),
                    () -> tenant.protection().groups(directory, idOrName),
                    () -> tenant.protection().owners(directory)));
            return Optional.of(new Privileges(read.get(0), read.get(1), read.get(2)));
        } catch (MicrosoftException.Missing _) {
            return Optional.empty();
        } catch (MicrosoftException e) {
            throw Resolution.refusal(e);
        }
    }

    private static Optional<Protected> reason(Tenant tenant, User user, Privileges held, Directory directory) {
        try {
            return tenant.protection().of(user, held, directory);
        } catch (MicrosoftException e) {
            throw Resolution.refusal(e);
        }
    }
}
