package io.cordon.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * Everything that was measured, as a page of tables.
 *
 * @param firstStart with the embedded database made anew
 * @param singleUsage after all single containments
 */
record Results(Duration firstStart, List<SingleUser> single, Usage singleUsage, List<Campaign> campaigns) {
    String page() {
        return """
                # Benchmark

                The packaged application (heap of at most 512 MB) against the simulated tenant (WireMock) in a process of its own; %d processors, which
                they share with the database and the callers, load average %.1f at the end; Java %d.

                %s
                Start with the embedded database made anew: %s. After these containments: peak memory %d MB, processor time %s, the database not counted.

                Campaigns at %d ms latency by %s. The tenant enforces Microsoft's quotas of a small tenant: %d resource units in 10 s,
                %d writes in 150 s, and to a mailbox 4 requests at once and 10000 in 10 minutes.

                %s
                Requests per user, who had eight inbox rules and a forwarding:

                %s""".formatted(
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.version().feature(),
                        new SingleUserTable(single),
                        Shown.seconds(firstStart.toMillis()),
                        singleUsage.peakMegabytes(),
                        Shown.seconds(singleUsage.cpuSeconds()),
                        Campaign.LATENCY,
                        Start.CHOSEN.description(),
                        Quota.RESOURCE_UNITS,
                        Quota.WRITES,
                        new CampaignTable(campaigns),
                        requests());
    }

    private String requests() {
        SingleUser sample = single.getLast();
        double users = sample.toContain().count();
        StringBuilder table = new StringBuilder("| operation | per user |\n| --- | --: |\n");
        sample.traffic()
                .byOperation()
                .forEach((operation, count) -> table.append("| %s | %.1f |%n".formatted(operation, count / users)));
        return table.append("| **all** | %.1f |%n".formatted(sample.traffic().requests() / users))
                .toString();
    }
}
