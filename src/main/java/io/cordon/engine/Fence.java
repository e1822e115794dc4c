package io.cordon.engine;

import io.cordon.microsoft.Gate;
import io.cordon.store.Lease;
import io.cordon.store.LeaseLost;
import io.cordon.store.Progress;
import io.cordon.store.Stopped;
import io.cordon.store.StoreUnavailable;

/**
 * Lets a write to Microsoft 365 pass only while this replica surely holds the containment and nobody has stopped Cordon: both are asked right
 * before each write. A replica that was paused wakes up with a lease that another has taken; one whose database is away cannot ask.
 */
final class Fence implements Gate {
    private final Progress progress;
    private final Lease lease;

    Fence(Progress progress, Lease lease) {
        this.progress = progress;
        this.lease = lease;
    }

    Lease lease() {
        return lease;
    }

    @Override
    public void pass() {
        try {
            progress.confirm(lease);
        } catch (LeaseLost | Stopped | StoreUnavailable e) {
            throw new Shut(e);
        }
    }
}
