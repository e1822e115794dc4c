package io.cordon.sweep;

import io.cordon.engine.Failures;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Priority;
import io.cordon.model.Failure;
import io.cordon.model.Sweep;
import io.cordon.model.SweepPolicy;
import io.cordon.store.Flags;
import io.cordon.store.StoreUnavailable;
import io.cordon.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads one source to what can be stored: what it flags, and why it could not be read if so. */
@Singleton
final class SourceReading {
    private static final Logger LOG = Logger.getLogger(SourceReading.class);

    private final Flags flags;
    private final Policies policies;

    SourceReading(Flags flags, Policies policies) {
        this.flags = flags;
        this.policies = policies;
    }

    Flags.Reading read(Tenant tenant, FlagSource source, SweepPolicy policy, Instant now) {
        String name = source.info().name();
        Optional<Flags.Cursor> cursor = flags.cursor(tenant.name(), name);
        Microsoft365 m365 = tenant.clients().reader(Priority.LOW);
        Found found = new Found();
        FlagSource.Read read = null;
        Failure failure = null;
        try {
            read = source.read(new FlagSource.Question(tenant, m365, policies.settings(tenant), cursor, now), found);
        } catch (MicrosoftException e) {
            failure = NotChecked.of(e, source.info(), m365);
            LOG.warnf("Source not read: tenant=%s source=%s cause=%s", tenant.name(), name, failure.kind());
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            failure = Failures.bug(e);
            LOG.errorf(e, "Source not read: tenant=%s source=%s cause=%s", tenant.name(), name, failure.kind());
        }
        return new Flags.Reading(
                new Sweep.Source(
                        name,
                        policy,
                        cursor.isEmpty(),
                        read == null ? null : read.lookedAt(),
                        found.flags().size(),
                        failure),
                found.flags(),
                found.mailboxes(),
                read == null ? null : read.cursor(),
                source.lasting());
    }
}
