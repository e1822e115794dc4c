package io.cordon.engine;

import io.cordon.microsoft.MicrosoftException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A write whose answer was lost may have been made. It is looked for, and made again only if it does not show: never repeated blindly, never
 * taken for a failure while it is done.
 */
final class LostAnswer {
    private static final int WRITES = 3;
    private static final int LOOKS = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private LostAnswer() {}

    /**
     * Makes the write until it is accepted, shows, or nobody can tell, which the read-back that follows will say.
     *
     * @throws MicrosoftException the last one, if it was refused, or was lost each time and did not show
     */
    static void write(Runnable write, BooleanSupplier shows) {
        for (int made = 1; ; made++) {
            try {
                write.run();
                return;
            } catch (MicrosoftException e) {
                if (!e.mayHaveTakenEffect()) {
                    throw e;
                }
                pause(made);
                if (mayBeThere(shows)) {
                    return;
                }
                if (made == WRITES) {
                    throw e;
                }
            }
        }
    }

    /** A service that loses answers may well refuse to be looked at, too, and is asked again before it is taken that nobody can tell. */
    private static boolean mayBeThere(BooleanSupplier shows) {
        for (int looked = 1; looked <= LOOKS; looked++) {
            try {
                return shows.getAsBoolean();
            } catch (MicrosoftException e) {
                if (!(e instanceof MicrosoftException.Throttled) && !e.mayHaveTakenEffect()) {
                    return true; // it will not be otherwise next time
                }
                pause(looked);
            }
        }
        return true;
    }

    private static void pause(int made) {
        try {
            Thread.sleep(PAUSE.multipliedBy(made));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a lost answer", e);
        }
    }
}
