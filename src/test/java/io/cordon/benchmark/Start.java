package io.cordon.benchmark;

import io.cordon.testing.Caller;
import java.util.List;

/** A way in which a caller asks for the containment of many users. */
interface Start {
    /** The way that is measured. */
    Start CHOSEN = new OneCampaign();

    /** Asks; comes back as soon as everything is asked for. */
    Asked ask(List<Caller> replicas, List<String> users);

    String description();

    /** What was asked for. */
    interface Asked {
        /** Has everything come to its end? */
        boolean over();

        /** How often a caller was told to come back later. */
        int refusals();
    }
}
