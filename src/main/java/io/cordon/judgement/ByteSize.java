package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Exchange's sizes: a number of bytes, {@code "4 KB (4,096 bytes)"} or {@code "4KB"}. */
final class ByteSize {
    private static final Pattern EXACT = Pattern.compile("\\(([0-9.,\\s]+) bytes\\)");
    private static final Pattern ROUNDED = Pattern.compile(
            "^\\s*([0-9]+)(?:[.,][0-9]+)?\\s*(B|KB|MB|GB)?\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ByteSize() {}

    /** In bytes; {@code 0} where there is none or it cannot be read. */
    static long of(JsonNode size) {
        if (size.isNumber()) {
            return size.longValue();
        }
        String text = size.asText("");
        Matcher exact = EXACT.matcher(text);
        if (exact.find()) {
            return number(exact.group(1).replaceAll("[^0-9]", ""));
        }
        Matcher rounded = ROUNDED.matcher(text);
        return rounded.matches() ? number(rounded.group(1)) * unit(rounded.group(2)) : 0;
    }

    private static long unit(String unit) {
        return switch (unit == null ? "B" : unit.toUpperCase(Locale.ROOT)) {
            case "KB" -> 1024;
            case "MB" -> 1024 * 1024;
            case "GB" -> 1024 * 1024 * 1024;
            default -> 1;
        };
    }

    private static long number(String digits) {
        return digits.isEmpty() || digits.length() > 12 ? 0 : Long.parseLong(digits);
    }
}
