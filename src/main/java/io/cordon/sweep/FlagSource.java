package io.cordon.sweep;

import io.cordon.microsoft.Microsoft365;
import io.cordon.model.SourceInfo;
import io.cordon.store.Flags;
import io.cordon.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;

/** Somebody who says that accounts are suspect. One file each, found by being there. A source reads only, and has no {@code try}. */
public interface FlagSource {

    SourceInfo info();

    /** Whether a flag lasts until a reading no longer has it (a member of a group); otherwise it is an event, which is read once (an alert). */
    boolean lasting();

    /** Whether the settings of a tenant say all that it needs to know. */
    default boolean configured(SweepConfig.OfTenant settings) {
        return true;
    }

    /**
     * Hands each flag over as soon as it is read. Returning says that all was read; whatever could not be read is thrown, after everything that
     * could be read has been handed over. May hand the same flag over again.
     */
    Read read(Question question, Found found);

    /**
     * What is asked of a source.
     *
     * @param m365 clients of the tenant at the lowest priority
     * @param cursor what its last full reading gave; empty if there was none
     */
    record Question(
            Tenant tenant,
            Microsoft365 m365,
            SweepConfig.OfTenant settings,
            Optional<Flags.Cursor> cursor,
            Instant now) {
        /** The cursor's own text, if there is one. */
        public Optional<String> position() {
            return cursor.map(Flags.Cursor::position);
        }
    }

    /**
     * A reading to the end.
     *
     * @param lookedAt how many things were looked at
     * @param cursor what to be given the next time, or {@code null}
     */
    record Read(int lookedAt, String cursor) {}
}
