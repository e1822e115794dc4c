package io.cordon.judgement;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an operator changed about the judgement: how much signs may weigh, from which sum on something is suspicious or malicious, words of the
 * organisation's own.
 *
 * @param most by the sign's id
 * @param words by topic
 */
public record Tuning(Map<String, Strength> most, int suspiciousFrom, int maliciousFrom, Map<Topic, Terms> words) {
    /** As Cordon comes. */
    public static final Tuning NONE =
            new Tuning(Map.of(), Strength.MEDIUM.weight(), Strength.STRONG.weight(), Map.of());

    private static final String PREFIX = "cordon.judgement.";

    public Tuning {
        most = Map.copyOf(most);
        words = Map.copyOf(words);
    }

    /**
     * Reads the configuration.
     *
     * @throws IllegalArgumentException naming the property that cannot be
     */
    public static Tuning of(JudgementConfig config) {
        Map<String, Strength> most = new HashMap<>();
        config.signs().forEach((sign, strength) -> most.put(known(sign), strength(sign, strength)));
        Map<Topic, Terms> words = new EnumMap<>(Topic.class);
        config.words().forEach((topic, terms) -> words.put(topic(topic), terms(terms)));
        if (config.suspiciousFrom() < 1 || config.maliciousFrom() <= config.suspiciousFrom()) {
            throw new IllegalArgumentException(
                    PREFIX + "suspicious-from must be at least 1 and less than " + PREFIX + "malicious-from.");
        }
        return new Tuning(most, config.suspiciousFrom(), config.maliciousFrom(), words);
    }

    /** How much a sign that weighs {@code strength} may weigh. */
    Strength weighed(String sign, Strength strength) {
        Strength limit = most.get(sign);
        return limit == null || strength.compareTo(limit) <= 0 ? strength : limit;
    }

    private static String known(String sign) {
        if (!Signs.ids().contains(sign)) {
            throw new IllegalArgumentException(
                    PREFIX + "signs." + sign + ": there is no such sign. There are: " + Signs.ids() + ".");
        }
        return sign;
    }

    private static Strength strength(String sign, String name) {
        return Arrays.stream(Strength.values())
                .filter(strength -> strength.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        PREFIX + "signs." + sign + " is none of noted, weak, medium, strong."));
    }

    private static Topic topic(String name) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(PREFIX + "words." + name
                        + ": there is no such topic. There are: "
                        + Arrays.stream(Topic.values())
                                .map(topic -> topic.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static Terms terms(List<String> written) {
        return new Terms(written.stream()
                .map(Spelling::plain)
                .filter(term -> !term.isEmpty())
                .map(Term::of)
                .toList());
    }
}
