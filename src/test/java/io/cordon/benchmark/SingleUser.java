package io.cordon.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.SimulatorProcess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One containment after the other, each of another user, at one latency of the tenant; in milliseconds.
 *
 * @param toFirstRequest from sending the request to Cordon to the first that the tenant receives for it
 * @param inQueue from acceptance to the cut's first write: the resolution's round, and what the database and the queue cost
 * @param toContain from acceptance to the proven cut
 * @param toReport from acceptance to the end of the last step
 */
record SingleUser(
        String what,
        int latency,
        Percentiles toFirstRequest,
        Percentiles inQueue,
        Percentiles toContain,
        Percentiles toReport,
        Traffic traffic) {
    private static final List<Integer> LATENCIES = List.of(0, 100, 300);
    private static final int WARM_UP = 30;

    /** All latencies on one deployment; the first containment after its start stands for itself, the warm-up is not counted. */
    static List<SingleUser> measure(SimulatorProcess process, Deployment cordon, int samples) {
        Simulator tenant = process.simulator();
        List<SingleUser> measured = new ArrayList<>();
        measured.add(measure("first after the start", tenant, cordon.caller(), 100, 1));
        measure("warm-up", tenant, cordon.caller(), 0, WARM_UP);
        for (int latency : LATENCIES) {
            measured.add(measure("one user", tenant, cordon.caller(), latency, samples));
        }
        return measured;
    }

    private static SingleUser measure(String what, Simulator tenant, Caller caller, int latency, int samples) {
        tenant.reset();
        List<String> users = tenant.crowd(samples);
        tenant.latency(latency);
        List<Listed> contained = new ArrayList<>();
        Map<String, Long> posted = new HashMap<>();
        Map<String, Long> accepted = new HashMap<>();
        for (String user : users) {
            long now = micros(Instant.now());
            JsonNode containment = contain(caller, user);
            contained.add(Listed.of(containment));
            posted.put(containment.at("/user/id").asText(), now);
            accepted.put(
                    containment.at("/user/id").asText(),
                    micros(Instant.parse(containment.path("acceptedAt").asText())));
        }
        tenant.latency(0);
        List<Simulator.Entry> ledger = tenant.ledger();
        return new SingleUser(
                what,
                latency,
                new Percentiles(posted.entrySet().stream()
                        .map(one -> waited(ledger, one, _ -> true))
                        .toList()),
                new Percentiles(accepted.entrySet().stream()
                        .map(one -> waited(ledger, one, Simulator.Entry::changed))
                        .toList()),
                new Percentiles(contained.stream().map(Listed::millisToContain).toList()),
                new Percentiles(contained.stream().map(Listed::millisToReport).toList()),
                new Traffic(ledger));
    }

    private static long waited(
            List<Simulator.Entry> ledger, Map.Entry<String, Long> since, Predicate<Simulator.Entry> what) {
        long first = ledger.stream()
                .filter(entry -> since.getKey().equals(entry.userId()) && what.test(entry))
                .mapToLong(Simulator.Entry::start)
                .min()
                .orElseThrow();
        return Math.ceilDiv(first - since.getValue(), 1000L);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static JsonNode contain(Caller caller, String user) {
        String id = caller.post("/v1/containments", Map.of("user", user, "reason", "benchmark"))
                .json()
                .path("id")
                .asText();
        caller.ended(id);
        JsonNode containment = caller.get("/v1/containments/" + id).json();
        if (!containment.path("status").asText().equals("contained")) {
            throw new IllegalStateException(containment.toPrettyString());
        }
        return containment;
    }
}
