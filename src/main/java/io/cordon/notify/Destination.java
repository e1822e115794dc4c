package io.cordon.notify;

import java.io.IOException;
import org.jboss.logging.Logger;

/** Where lines go. One that is away is tried again, less and less often, and is told of once. */
abstract sealed class Destination permits FileDestination, SyslogDestination {
    static final int PAGE = 500;

    private static final Logger LOG = Logger.getLogger(Destination.class);
    private static final int SELDOM = 30;

    private int failures;
    private int pause;

    /** Sends what is new. */
    abstract void send() throws IOException;

    /** For the log. */
    abstract String name();

    final void serve() {
        if (pause > 0) {
            pause--;
            return;
        }
        try {
            send();
            if (failures > 0) {
                LOG.infof("Audit export goes on: destination=%s", name());
            }
            failures = 0;
        } catch (IOException | RuntimeException e) {
            if (failures == 0) {
                LOG.warnf(e, "Audit export waits, what is not exported is kept: destination=%s", name());
            }
            failures++;
            pause = Math.min(failures, SELDOM);
        }
    }
}
