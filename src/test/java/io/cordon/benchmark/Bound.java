package io.cordon.benchmark;

import io.cordon.testing.Simulator;
import java.util.List;

/**
 * The least time, in milliseconds, that rules from outside the code leave for so many users. A quota is a bucket that is full at first, so what
 * fits into it costs no time.
 */
final class Bound {
    /** Resolve, cut, read back: each needs the answers of the one before. */
    static final int ROUNDS = 3;

    /** To the proven cut of one user: two lookups, three writes, one read back. */
    private static final int CUT_REQUESTS = 6;

    private static final int CUT_WRITES = 3;

    // What Cordon allows campaigns per process and tenant: two thirds of its limits (microsoft/Clients)
    private static final int GRAPH_PER_SECOND = 200;
    private static final int EXCHANGE_PER_SECOND = 60;

    private Bound() {}

    static long rounds(int latencyMillis) {
        return (long) ROUNDS * latencyMillis;
    }

    /** Microsoft's quotas for the cut of so many users; each of its requests costs one unit. */
    static long quotasForCut(int users, int latencyMillis) {
        return Math.max(rounds(latencyMillis), quotas((long) users * CUT_REQUESTS, (long) users * CUT_WRITES));
    }

    /** Microsoft's quotas for what was spent. */
    static long quotas(long resourceUnits, long writes) {
        return Math.max(
                empty(resourceUnits, Quota.RESOURCE_UNITS, Quota.RESOURCE_UNITS / 10.0),
                empty(writes, Quota.WRITES, Quota.WRITES / 150.0));
    }

    static long limiterForCut(int users, int replicas) {
        return empty((long) users * CUT_REQUESTS, GRAPH_PER_SECOND * replicas, GRAPH_PER_SECOND * replicas);
    }

    static long limiter(List<Simulator.Entry> ledger, int replicas) {
        long exchange = ledger.stream().filter(Traffic::isExchange).count();
        long graph = ledger.stream().filter(Traffic::isGraph).count();
        return Math.max(
                empty(graph, GRAPH_PER_SECOND * replicas, GRAPH_PER_SECOND * replicas),
                empty(exchange, EXCHANGE_PER_SECOND * replicas, EXCHANGE_PER_SECOND * replicas));
    }

    private static long empty(long spent, int bucket, double perSecond) {
        return Math.round(Math.max(0, spent - bucket) / perSecond * 1000);
    }
}
