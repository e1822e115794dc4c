package io.cordon.access;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The text of the key file: a list with one key a line. What is wrong with it is told by entry, without repeating what stands there. */
final class KeyFile {
    private static final int KEYS_OF_A_CALLER = 2;
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private KeyFile() {}

    private record Entry(String name, Set<String> roles, String expires, List<String> networks, String hash) {
        ApiKey key() {
            return new ApiKey(
                    required("name", name),
                    new TreeSet<>(required("roles", roles)),
                    date(required("expires", expires)),
                    parsed(networks == null ? List.of() : networks),
                    KeyHash.parse(required("hash", hash)));
        }
    }

    /** @throws IllegalArgumentException that says which entry is wrong */
    static List<ApiKey> parse(byte[] text) {
        List<ApiKey> keys = new ArrayList<>();
        List<Entry> entries = entries(text);
        for (int i = 0; i < entries.size(); i++) {
            try {
                keys.add(entries.get(i).key());
            } catch (IllegalArgumentException | NullPointerException e) {
                throw new IllegalArgumentException("entry " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        Map<String, Integer> ofCaller = new HashMap<>();
        for (ApiKey key : keys) {
            if (ofCaller.merge(key.name(), 1, Integer::sum) > KEYS_OF_A_CALLER) {
                throw new IllegalArgumentException("more than two keys of " + key.name() + "; take the old one out");
            }
        }
        return List.copyOf(keys);
    }

    private static List<Entry> entries(byte[] text) {
        try {
            Entry[] entries = YAML.readValue(text, Entry[].class);
            return entries == null ? List.of() : List.of(entries);
        } catch (JacksonException e) {
            if (text.length == 0 || new String(text, StandardCharsets.UTF_8).isBlank()) {
                return List.of();
            }
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "it is not a list of keys as new-key prints them"
                            + (at == null ? "" : ": see line " + at.getLineNr() + ", column " + at.getColumnNr()),
                    null);
        } catch (IOException e) {
            throw new IllegalStateException(e); // it is read from memory
        }
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("expires must be a day such as 2027-06-30");
        }
    }

    private static List<Network> parsed(List<String> texts) {
        try {
            return texts.stream().map(Network::of).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("networks must be addresses or ranges such as 10.0.0.0/8", e);
        }
    }
}
