package io.cordon.report;

import io.cordon.model.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** An object of the service as lines of name and value, nested names joined by dots. */
final class Evidence {
    private static final int LINES = 60;

    private Evidence() {}

    /** {@code name} and {@code value} are hostile. */
    record Line(String name, String value) {}

    static List<Line> lines(Map<String, Object> facts) {
        List<Line> lines = new ArrayList<>();
        facts.forEach((name, value) -> add(lines, name, value));
        if (lines.size() <= LINES) {
            return lines;
        }
        List<Line> shown = new ArrayList<>(lines.subList(0, LINES));
        shown.add(new Line("…", "+" + (lines.size() - LINES)));
        return shown;
    }

    static List<Line> lines(Observation observation) {
        return switch (observation) {
            case Observation.AsWanted seen -> lines(seen.facts());
            case Observation.Otherwise seen -> lines(seen.facts());
            case Observation.Unreadable _ -> List.of();
        };
    }

    private static void add(List<Line> lines, String name, Object value) {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> map.forEach((key, inner) -> add(lines, name + "." + key, inner));
            case Collection<?> items
            when items.stream().anyMatch(Map.class::isInstance) -> {
                int index = 0;
                for (Object item : items) {
                    add(lines, name + "[" + index++ + "]", item);
                }
            }
            case null, default -> lines.add(new Line(name, Facts.plain(value)));
        }
    }
}
