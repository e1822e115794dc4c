package io.cordon.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything that was measured, as a page of tables. */
record Results(Duration firstStart, List<SingleUser> single, Usage singleUsage, List<Campaign> campaigns) {
    String page() {
        StringBuilder page = new StringBuilder("# Benchmark\n\n");
        page.append(
                "The packaged application (heap at most 512 MB) and the simulated tenant (WireMock, a process of its own), on %d processors, load average %.1f at the end, Java %s.%n"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version().feature()));
        page.append(
                "Both, the database and the callers share these processors: ratios to the bound say more than times.\n\n");
        singleUser(page);
        page.append('\n');
        campaigns(page);
        page.append('\n');
        requests(page);
        page.append(
                "\nStart to readiness with the embedded database made anew: %s. Memory after %d single containments: %d MB, %s of processor time.%n"
                        .formatted(
                                seconds(firstStart.toMillis()),
                                single.stream()
                                        .mapToInt(one -> one.toContain().count())
                                        .sum(),
                                singleUsage.peakMegabytes(),
                                seconds(Math.round(singleUsage.cpuSeconds() * 1000))));
        return page.toString();
    }

    private void singleUser(StringBuilder page) {
        page.append(
                "| one after the other | latency | n | contained: p50 | p95 | p99 | bound, %d rounds | p50 ÷ bound | report: p50 | p95 | p99 |%n"
                        .formatted(Bound.ROUNDS));
        page.append("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
        for (SingleUser one : single) {
            long bound = Bound.rounds(one.latency());
            page.append("| %s | %d ms | %d | %d ms | %d ms | %d ms | %d ms | %s | %s | %s | %s |%n"
                    .formatted(
                            one.what(),
                            one.latency(),
                            one.toContain().count(),
                            one.toContain().at(50),
                            one.toContain().at(95),
                            one.toContain().at(99),
                            bound,
                            ratio(one.toContain().at(50), bound),
                            seconds(one.toReport().at(50)),
                            seconds(one.toReport().at(95)),
                            seconds(one.toReport().at(99))));
        }
    }

    private void campaigns(StringBuilder page) {
        page.append(
                "Campaigns at %d ms latency, by %s, with Microsoft's quotas of a small tenant enforced. The bounds: Microsoft's quotas; Cordon's own rate limit.%n%n"
                        .formatted(Campaign.LATENCY, Start.CHOSEN.description()));
        page.append(
                "| users | replicas | cut | half cut | all cut | bounds | ÷ larger | all reported | bounds | ÷ larger | ended as | 429 | asked again | most requests/s | start | memory | processor: Cordon | tenant |\n");
        page.append(
                "| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- | --: | --: | --: | --: | --: | --: | --: |\n");
        for (Campaign one : campaigns) {
            long cutQuotas = Bound.quotasForCut(one.users(), Campaign.LATENCY);
            long cutLimiter = Bound.limiterForCut(one.users(), one.replicas());
            long endQuotas = Bound.quotas(
                    one.quotas().path("resourceUnitsSpent").asLong(),
                    one.quotas().path("writesSpent").asLong());
            long endLimiter = Bound.limiter(one.traffic().ledger(), one.replicas());
            page.append(
                    "| %,d | %d | %,d | %s | %s | %s; %s | %s | %s | %s; %s | %s | %s | %s | %d | %d | %s | %d MB | %s | %s |%n"
                            .formatted(
                                    one.users(),
                                    one.replicas(),
                                    Math.min(one.cut(), one.disabled()),
                                    seconds(one.millisToCutHalf()),
                                    seconds(one.millisToCutAll()),
                                    seconds(cutQuotas),
                                    seconds(cutLimiter),
                                    ratio(one.millisToCutAll(), Math.max(cutQuotas, cutLimiter)),
                                    seconds(one.millisToEndAll()),
                                    seconds(endQuotas),
                                    seconds(endLimiter),
                                    ratio(one.millisToEndAll(), Math.max(endQuotas, endLimiter)),
                                    counts(one.statuses()),
                                    throttled(one),
                                    one.refusals(),
                                    one.traffic().busiestSecond(),
                                    seconds(one.firstStart().toMillis()),
                                    one.usage().peakMegabytes(),
                                    seconds(Math.round(one.usage().cpuSeconds() * 1000)),
                                    seconds(Math.round(one.tenantCpuSeconds() * 1000))));
        }
    }

    private void requests(StringBuilder page) {
        SingleUser sample = single.getLast();
        int users = sample.toContain().count();
        page.append("Requests per user, of %d containments of a user with eight rules and a forwarding: %.1f%n%n"
                .formatted(users, sample.traffic().requests() / (double) users));
        page.append("| operation | per user |\n| --- | --: |\n");
        sample.traffic()
                .byOperation()
                .forEach((operation, count) ->
                        page.append("| %s | %.2f |%n".formatted(operation, count / (double) users)));
    }

    private static String throttled(Campaign campaign) {
        String byQuota = campaign.quotas().path("refused").isEmpty()
                ? ""
                : " " + campaign.quotas().path("refused");
        return campaign.traffic().throttled() + byQuota;
    }

    private static String counts(Map<String, Long> statuses) {
        return statuses.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String ratio(long measured, long bound) {
        return bound == 0 ? "–" : String.format(Locale.ROOT, "%.2f", measured / (double) bound);
    }
}
