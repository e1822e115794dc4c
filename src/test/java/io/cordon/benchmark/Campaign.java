package io.cordon.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.SimulatorProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * What a campaign came to, all times in milliseconds from its first request.
 *
 * @param cut users with a proven cut, by Cordon's word
 * @param disabled users whose account was disabled, by the tenant's ledger
 * @param urgent to the proven cut of one user who was asked for alone when half of the campaign's were cut, from acceptance
 * @param statuses how the containments ended
 * @param quotas what was spent of Microsoft's quotas, and how often they refused
 */
record Campaign(
        int users,
        int replicas,
        long cut,
        long disabled,
        long millisToCutHalf,
        long millisToCutAll,
        long millisToEndAll,
        long urgent,
        Map<String, Long> statuses,
        int refusals,
        Traffic traffic,
        JsonNode quotas,
        Usage usage,
        double tenantCpuSeconds,
        Duration firstStart) {
    static final int LATENCY = 100;
    private static final Duration MOST = Duration.ofMinutes(20);

    /** Runs it on a deployment of its own. */
    static Campaign run(SimulatorProcess process, int count, int replicas) {
        Simulator tenant = process.simulator();
        tenant.reset();
        List<String> all = tenant.crowd(count + 1);
        List<String> users = all.subList(0, count);
        tenant.latency(LATENCY);
        try (Deployment cordon = Deployment.external(process, replicas)) {
            tenant.quotas(Quota.SMALL_TENANT);
            Usage tenantBefore = Usage.of(process.pid());
            Instant begun = Instant.now();
            Start.Asked asked = Start.CHOSEN.ask(cordon.callers(), users);
            Awaitility.await("half of them are cut")
                    .atMost(MOST)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> tenant.quotas().path("writesSpent").asLong() > count * Bound.CUT_WRITES / 2);
            Listed urgent = alone(cordon.caller(), all.getLast());
            Awaitility.await("campaign of " + count)
                    .atMost(MOST)
                    .pollInterval(Duration.ofMillis(500))
                    .until(asked::over);
            List<Listed> listed = Listed.all(cordon.caller()).stream()
                    .filter(one -> !one.id().equals(urgent.id()))
                    .toList();
            Percentiles cut = since(
                    begun,
                    listed.stream()
                            .map(Listed::containedAt)
                            .filter(at -> at != null)
                            .toList());
            Percentiles ended =
                    since(begun, listed.stream().map(Listed::endedAt).toList());
            Traffic traffic = new Traffic(tenant.ledger());
            return new Campaign(
                    count,
                    replicas,
                    cut.count(),
                    traffic.disabled() - 1, // the urgent one
                    cut.at(50),
                    cut.max(),
                    ended.max(),
                    urgent.millisToContain(),
                    listed.stream().collect(Collectors.groupingBy(Listed::status, Collectors.counting())),
                    asked.refusals(),
                    traffic,
                    tenant.quotas(),
                    cordon.usage(),
                    Usage.of(process.pid()).since(tenantBefore).cpuSeconds(),
                    cordon.firstStart());
        }
    }

    private static Listed alone(Caller caller, String user) {
        String id = caller.post("/v1/containments", Map.of("user", user, "reason", "benchmark"))
                .json()
                .path("id")
                .asText();
        caller.ended(id);
        return Listed.of(caller.get("/v1/containments/" + id).json());
    }

    private static Percentiles since(Instant begun, List<Instant> moments) {
        return new Percentiles(moments.stream()
                .map(at -> Duration.between(begun, at).toMillis())
                .toList());
    }
}
