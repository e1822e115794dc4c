package io.cordon.simulator;

import java.time.Duration;
import java.util.List;

/** How the tenant behaves at the moment, faults aside; set through the control surface. */
final class Settings {
    static final int USERS_PAGE = 100;
    static final int OUTLOOK_PAGE = 10;
    private static final List<String> OWNERS = List.of("bris.de.glace@hopital.example");

    private volatile int latencyMillis;
    private volatile Duration staleReads = Duration.ZERO;
    private volatile int usersPage = USERS_PAGE;
    private volatile int outlookPage = OUTLOOK_PAGE;

    private volatile List<String> owners = OWNERS;

    void reset() {
        owners = OWNERS;
        latencyMillis = 0;
        staleReads = Duration.ZERO;
        pages(USERS_PAGE, OUTLOOK_PAGE);
    }

    int latencyMillis() {
        return latencyMillis;
    }

    void latencyMillis(int millis) {
        latencyMillis = millis;
    }

    Duration staleReads() {
        return staleReads;
    }

    void staleReads(Duration age) {
        staleReads = age;
    }

    /** Who owns the app registration. */
    List<String> owners() {
        return owners;
    }

    void owners(List<String> names) {
        owners = List.copyOf(names);
    }

    int usersPage() {
        return usersPage;
    }

    int outlookPage() {
        return outlookPage;
    }

    void pages(int users, int outlook) {
        usersPage = users;
        outlookPage = outlook;
    }
}
