package io.cordon.benchmark;

/**
 * The least time, in milliseconds, that rules from outside the code leave for so many users. A quota is a bucket that is full at first, so what
 * fits into it costs no time.
 */
final class Bound {
    /** Resolve, cut, read back: each needs the answers of the one before. */
    static final int ROUNDS = 3;

    /** To the proven cut of one user: found by name and by address, its roles, three writes, one read back. */
    private static final int CUT_REQUESTS = 7;

    static final int CUT_WRITES = 3;

    private Bound() {}

    static long rounds(int latencyMillis) {
        return (long) ROUNDS * latencyMillis;
    }

    /** Microsoft's quotas for the cut of so many users; each of its requests costs one unit at least. */
    static long quotasForCut(int users, int latencyMillis) {
        return Math.max(rounds(latencyMillis), quotas((long) users * CUT_REQUESTS, (long) users * CUT_WRITES));
    }

    /** Microsoft's quotas for what was spent. */
    static long quotas(long resourceUnits, long writes) {
        return Math.max(
                empty(resourceUnits, Quota.RESOURCE_UNITS, Quota.RESOURCE_UNITS / 10.0),
                empty(writes, Quota.WRITES, Quota.WRITES / 150.0));
    }

    private static long empty(long spent, int bucket, double perSecond) {
        return Math.round(Math.max(0, spent - bucket) / perSecond * 1000);
    }
}
