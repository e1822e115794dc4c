package io.cordon.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import io.cordon.testing.SimulatorProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One containment after the other, each of another user, at one latency of the tenant; in milliseconds.
 *
 * @param toContain from acceptance to the proven cut
 * @param toReport from acceptance to the end of the last step
 */
record SingleUser(String what, int latency, Percentiles toContain, Percentiles toReport, Traffic traffic) {
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
        for (String user : users) {
            contained.add(Listed.of(contain(caller, user)));
        }
        tenant.latency(0);
        return new SingleUser(
                what,
                latency,
                new Percentiles(contained.stream().map(Listed::millisToContain).toList()),
                new Percentiles(contained.stream().map(Listed::millisToReport).toList()),
                new Traffic(tenant.ledger()));
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
