package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.model.Severity;
import io.cordon.model.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Labelled objects, hostile ones each with a harmless look-alike. Facts from the public write-ups that the signs name, wording our own. */
final class Corpus {
    static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    record Case(
            String id, String kind, JsonNode line, JsonNode object, Context context, Severity expected, String about) {
        /** The id of the harmless object that looks most like it; empty for a harmless one. */
        String lookalike() {
            return line.path("lookalike").asText("");
        }

        Judgement judged() {
            return Assessment.of(line).judgement();
        }

        @Override
        public String toString() {
            return id + " " + about + " " + object;
        }
    }

    static Stream<Case> cases() {
        return Stream.of("rules", "hidden", "forwarding", "others").flatMap(name -> read(name).stream());
    }

    /** Labelled by somebody else. */
    static Stream<Case> independent() {
        return read("independent").stream();
    }

    /** Labelled before the judgement was seen or run, in rounds; each round's mistakes were then mended. */
    static Stream<Case> blind() {
        return read("blind").stream();
    }

    /** Rules that differ in the one word or phrase they look for, in nine languages; labelled blind as well. */
    static Stream<Case> words() {
        return read("words").stream();
    }

    static Stream<Case> all() {
        return Stream.of(cases(), independent(), blind(), words()).flatMap(each -> each);
    }

    private static List<Case> read(String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Corpus.class.getResourceAsStream("/judgement/" + name + ".jsonl"), StandardCharsets.UTF_8))) {
            return lines.lines().map(Corpus::line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case line(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            return new Case(
                    line.path("id").textValue(),
                    line.path("kind").textValue(),
                    line,
                    line.path("object"),
                    context(line.path("tenant"), line.path("context")),
                    line.path("expected").textValue().equals("benign")
                            ? Severity.NOTE
                            : Severity.valueOf(line.path("expected").textValue().toUpperCase(Locale.ROOT)),
                    line.path("about").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Context context(JsonNode tenant, JsonNode around) {
        Map<String, String> wellKnown = new HashMap<>();
        around.path("wellKnownFolders")
                .properties()
                .forEach(known -> wellKnown.put(known.getValue().textValue(), known.getKey()));
        Map<String, Folder> folders = new HashMap<>();
        around.path("folders")
                .properties()
                .forEach(folder -> folders.put(
                        folder.getKey(), new Folder(folder.getValue().textValue(), wellKnown.get(folder.getKey()))));
        Map<String, Recipient> recipients = new HashMap<>();
        around.path("recipients").properties().forEach(one -> recipients.put(one.getKey(), recipient(one.getValue())));
        String upn = tenant.path("userUpn").textValue();
        return new Context(
                texts(tenant.path("acceptedDomains")),
                texts(around.path("allowList").path("addresses")),
                texts(around.path("allowList").path("domains")),
                new User(
                        "00000000-0000-0000-0000-000000000001",
                        upn,
                        tenant.path("displayName").textValue(),
                        upn,
                        List.of(upn),
                        false,
                        false,
                        true,
                        null,
                        null),
                folders,
                recipients);
    }

    private static Recipient recipient(JsonNode one) {
        return new Recipient(
                one.path("recipientTypeDetails").textValue(),
                one.path("primarySmtpAddress").textValue(),
                one.path("externalEmailAddress").textValue(),
                one.path("displayName").textValue(),
                Provenance.time(one.path("whenCreatedUTC")));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> result = new HashSet<>();
        array.forEach(text -> result.add(text.textValue()));
        return result;
    }
}
