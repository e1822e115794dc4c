package io.cordon.benchmark;

import java.util.Map;

/** Microsoft's published quotas for an application in a small tenant (microsoft-graph, throttling limits), as the simulated tenant enforces them. */
final class Quota {
    /** In ten seconds. */
    static final int RESOURCE_UNITS = 3500;

    /** In 150 seconds. */
    static final int WRITES = 3000;

    static final Map<String, Integer> SMALL_TENANT = Map.of(
            "resourceUnits", RESOURCE_UNITS, "writes", WRITES, "mailboxConcurrent", 4, "mailboxRequests", 10_000);

    private Quota() {}
}
