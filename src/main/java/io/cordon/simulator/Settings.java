package io.cordon.simulator;

import java.time.Duration;

/** How the tenant behaves at the moment, faults aside; set through the control surface. */
final class Settings {
    static final int USERS_PAGE = 100;
    static final int OUTLOOK_PAGE = 10;

    private volatile int latencyMillis;
    private volatile Duration staleReads = Duration.ZERO;
    private volatile int usersPage = USERS_PAGE;
    private volatile int outlookPage = OUTLOOK_PAGE;

    void reset() {
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
