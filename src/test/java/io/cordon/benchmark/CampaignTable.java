package io.cordon.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A column for each campaign. */
record CampaignTable(List<Campaign> campaigns) {
    private record Row(String label, Function<Campaign, String> cell) {}

    private static final List<Row> ROWS = List.of(
            new Row("users cut, by Cordon and by the tenant", one -> one.cut() + " and " + one.disabled()),
            new Row("until half are cut", one -> Shown.seconds(one.millisToCutHalf())),
            new Row("**until all are cut**", one -> Shown.seconds(one.millisToCutAll())),
            new Row("bound: Microsoft's quotas", one -> Shown.seconds(quotasForCut(one))),
            new Row("measured ÷ bound", one -> Shown.ratio(one.millisToCutAll(), quotasForCut(one))),
            new Row("**until all are reported**", one -> Shown.seconds(one.millisToEndAll())),
            new Row("bound: Microsoft's quotas", one -> Shown.seconds(quotas(one))),
            new Row("measured ÷ bound", one -> Shown.ratio(one.millisToEndAll(), quotas(one))),
            new Row("one asked for alone meanwhile: contained", one -> Shown.millis(one.urgent())),
            new Row("ended as", one -> counts(one.statuses())),
            new Row(
                    "requests to the tenant",
                    one -> String.valueOf(one.traffic().requests())),
            new Row("in the busiest second", one -> String.valueOf(one.traffic().busiestSecond())),
            new Row("answered 429", one -> one.traffic().throttled() + refused(one.quotas())),
            new Row("callers told to come back", one -> String.valueOf(one.refusals())),
            new Row(
                    "start of the first replica",
                    one -> Shown.seconds(one.firstStart().toMillis())),
            new Row("peak memory of a replica", one -> one.usage().peakMegabytes() + " MB"),
            new Row("processor time, replicas", one -> Shown.seconds(one.usage().cpuSeconds())),
            new Row("processor time, tenant", one -> Shown.seconds(one.tenantCpuSeconds())));

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append(line("Many users", one -> "%d, replicas: %d".formatted(one.users(), one.replicas())));
        table.append(line("---", _ -> "--:"));
        ROWS.forEach(row -> table.append(line(row.label(), row.cell())));
        return table.toString();
    }

    private String line(String label, Function<Campaign, String> cell) {
        List<String> cells = new ArrayList<>(List.of(label));
        campaigns.forEach(one -> cells.add(cell.apply(one)));
        return Shown.row(cells);
    }

    private static long quotasForCut(Campaign one) {
        return Bound.quotasForCut(one.users(), Campaign.LATENCY);
    }

    private static long quotas(Campaign one) {
        return Bound.quotas(
                one.quotas().path("resourceUnitsSpent").asLong(),
                one.quotas().path("writesSpent").asLong());
    }

    private static String counts(Map<String, Long> statuses) {
        return statuses.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String refused(JsonNode quotas) {
        return quotas.path("refused").isEmpty()
                ? ""
                : quotas.path("refused").toString().replaceAll("[{}\"]", " ").stripTrailing();
    }
}
