package io.cordon.benchmark;

import java.util.List;

/** Time to contain and time to the report, one user after the other. */
record SingleUserTable(List<SingleUser> measured) {
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append(Shown.row(List.of(
                "One user at a time",
                "latency",
                "n",
                "first request: p50",
                "p99",
                "accepted to first write: p50",
                "p99",
                "contained: p50",
                "p95",
                "p99",
                "bound: %d rounds".formatted(Bound.ROUNDS),
                "p50 ÷ bound",
                "reported: p50",
                "p95",
                "p99")));
        table.append("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
        measured.forEach(one -> table.append(Shown.row(cells(one))));
        return table.toString();
    }

    private static List<String> cells(SingleUser one) {
        long bound = Bound.rounds(one.latency());
        return List.of(
                one.what(),
                Shown.millis(one.latency()),
                String.valueOf(one.toContain().count()),
                Shown.millis(one.toFirstRequest().at(50)),
                Shown.millis(one.toFirstRequest().at(99)),
                Shown.millis(one.inQueue().at(50)),
                Shown.millis(one.inQueue().at(99)),
                Shown.millis(one.toContain().at(50)),
                Shown.millis(one.toContain().at(95)),
                Shown.millis(one.toContain().at(99)),
                Shown.millis(bound),
                Shown.ratio(one.toContain().at(50), bound),
                Shown.seconds(one.toReport().at(50)),
                Shown.seconds(one.toReport().at(95)),
                Shown.seconds(one.toReport().at(99)));
    }
}
