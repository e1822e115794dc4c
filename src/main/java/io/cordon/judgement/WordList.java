package io.cordon.judgement;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** A resource of lines {@code key = entry, entry}, folded with {@link Spelling#plain}. */
final class WordList {
    private WordList() {}

    static Map<String, Set<String>> of(String name) {
        Properties properties = new Properties();
        try (InputStream stream = WordList.class.getResourceAsStream("/judgement/" + name + ".properties")) {
            if (stream == null) {
                throw new IllegalStateException("No resource judgement/" + name + ".properties");
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Set<String>> result = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> result.put(key, entries(properties.getProperty(key))));
        return Collections.unmodifiableMap(result);
    }

    private static Set<String> entries(String line) {
        List<String> entries = Arrays.stream(line.split(","))
                .map(Spelling::plain)
                .filter(entry -> !entry.isEmpty())
                .toList();
        return entries.stream().collect(Collectors.toUnmodifiableSet());
    }
}
