package io.cordon.store;

import java.util.UUID;

/** The account is being given back at this moment: a containment cannot begin before that has ended. */
public final class ReleaseUnderWay extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReleaseUnderWay(UUID containment) {
        super("containment " + containment + " is being released");
    }
}
