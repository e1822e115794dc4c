package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code $filter} of a list: comparisons of its filterable properties with literals, joined by {@code and}, {@code or} and brackets. */
final class ODataFilter {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\()|(\\))|(and|or)\\b|([A-Za-z/]+)\\s+(eq|ne|gt|ge|lt|le)\\s+('(?:[^']|'')*'|[^\\s()]+))");

    private final String text;
    private final List<String> properties;
    private final Matcher matcher;
    private boolean ahead;

    private ODataFilter(String text, List<String> properties) {
        this.text = text;
        this.properties = properties;
        this.matcher = TOKEN.matcher(text);
        advance();
    }

    static Predicate<ObjectNode> parse(String text, String... properties) {
        ODataFilter filter = new ODataFilter(text, List.of(properties));
        Predicate<ObjectNode> whole = filter.either();
        if (filter.ahead) {
            throw unsupported();
        }
        return whole;
    }

    private Predicate<ObjectNode> either() {
        Predicate<ObjectNode> left = both();
        while (ahead && "or".equals(matcher.group(3))) {
            advance();
            left = left.or(both());
        }
        return left;
    }

    private Predicate<ObjectNode> both() {
        Predicate<ObjectNode> left = one();
        while (ahead && "and".equals(matcher.group(3))) {
            advance();
            left = left.and(one());
        }
        return left;
    }

    private Predicate<ObjectNode> one() {
        if (!ahead) {
            throw unsupported();
        }
        if (matcher.group(1) != null) {
            advance();
            Predicate<ObjectNode> inner = either();
            if (!ahead || matcher.group(2) == null) {
                throw unsupported();
            }
            advance();
            return inner;
        }
        String property = matcher.group(4);
        if (property == null || !properties.contains(property)) {
            throw unsupported();
        }
        Predicate<ObjectNode> comparison = comparison(property, matcher.group(5), matcher.group(6));
        advance();
        return comparison;
    }

    /** A time is written bare, a text or enumeration in quotes. */
    private static Predicate<ObjectNode> comparison(String property, String operator, String literal) {
        boolean quoted = literal.startsWith("'");
        if (property.endsWith("DateTime") == quoted) {
            throw unsupported();
        }
        String value = quoted ? literal.substring(1, literal.length() - 1).replace("''", "'") : literal;
        return item -> {
            String own = item.at("/" + property).asText("");
            int order = quoted
                    ? own.toLowerCase(Locale.ROOT).compareTo(value.toLowerCase(Locale.ROOT))
                    : time(own).compareTo(time(value));
            return switch (operator) {
                case "eq" -> order == 0;
                case "ne" -> order != 0;
                case "gt" -> order > 0;
                case "ge" -> order >= 0;
                case "lt" -> order < 0;
                default -> order <= 0;
            };
        };
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw unsupported();
        }
    }

    private void advance() {
        int from = ahead ? matcher.end() : 0;
        ahead = matcher.region(from, text.length()).lookingAt();
        if (!ahead && !text.substring(from).isBlank()) {
            throw unsupported();
        }
    }

    private static Refusal unsupported() {
        return new Refusal(400, "BadRequest", "Invalid filter clause");
    }
}
