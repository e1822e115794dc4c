package io.cordon.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A property of an object that is not as Cordon left it.
 *
 * @param name Microsoft's
 * @param left as Cordon left it
 * @param now as it is
 */
public record Difference(String name, Object left, Object now) {
    public Difference {
        Objects.requireNonNull(name, "name");
    }

    /** Empty if both say the same. */
    static List<Difference> between(Map<String, Object> left, Map<String, Object> now) {
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(now.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            if (!same(left.get(name), now.get(name))) {
                differences.add(new Difference(name, left.get(name), now.get(name)));
            }
        }
        return List.copyOf(differences);
    }

    /** Equal as JSON: what was stored and read again has other classes of numbers, and no NUL (store, {@code StoredJson}). */
    private static boolean same(Object one, Object other) {
        return switch (one) {
            case null -> other == null;
            case Number number ->
                other instanceof Number another
                        && new BigDecimal(number.toString()).compareTo(new BigDecimal(another.toString())) == 0;
            case String text ->
                other instanceof String another && storable(text).equals(storable(another));
            case Map<?, ?> map ->
                other instanceof Map<?, ?> another
                        && map.keySet().equals(another.keySet())
                        && map.entrySet().stream()
                                .allMatch(entry -> same(entry.getValue(), another.get(entry.getKey())));
            case List<?> list ->
                other instanceof List<?> another
                        && list.size() == another.size()
                        && java.util.stream.IntStream.range(0, list.size())
                                .allMatch(i -> same(list.get(i), another.get(i)));
            default -> one.equals(other);
        };
    }

    private static String storable(String text) {
        return text.replace('\0', '\ufffd');
    }
}
