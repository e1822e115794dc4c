package io.cordon.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.judgement.Assessment;
import io.cordon.judgement.JudgementConfig;
import io.cordon.judgement.Tuning;
import io.cordon.model.Severity;
import io.cordon.model.Text;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Judges exported objects, a JSON object a line: a line in, a line out, in the same order. A line that cannot be judged says why. */
public final class AssessmentLines {
    private static final int LONGEST_LINE = 256 * 1024;
    private static final int ABOVE_DEFAULTS = 260;

    private final ObjectMapper json;
    private final Tuning tuning;
    private final Locale locale;

    AssessmentLines(ObjectMapper json, Tuning tuning, Locale locale) {
        this.json = json;
        this.tuning = tuning;
        this.locale = locale;
    }

    /** The command {@code assess}: from standard input to standard output, as the operator's configuration wants it, without starting anything. */
    public static void command(InputStream in, OutputStream out) throws IOException {
        SmallRyeConfigBuilder config =
                new SmallRyeConfigBuilder().withMapping(JudgementConfig.class).addDefaultSources();
        Path file = Path.of("config", "application.yaml");
        if (Files.isReadable(file)) {
            config.withSources(new YamlConfigSource(file.toUri().toURL(), ABOVE_DEFAULTS));
        }
        try (OutputStream buffered = new BufferedOutputStream(out)) {
            new AssessmentLines(
                            new ObjectMapper(),
                            Tuning.of(config.build().getConfigMapping(JudgementConfig.class)),
                            Locale.getDefault().getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH)
                    .judge(in, buffered);
        }
    }

    void judge(InputStream lines, OutputStream out) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                out.write(json.writeValueAsBytes(answer(line)));
                out.write('\n');
            }
        }
    }

    private ObjectNode answer(String line) {
        if (line.length() > LONGEST_LINE) {
            return failed("", "line-too-long", "A line has at most " + LONGEST_LINE + " characters.");
        }
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JacksonException e) {
            return failed("", "malformed-json", e.getOriginalMessage());
        }
        String id = node == null ? "" : node.path("id").asText("");
        try {
            Assessment assessment = Assessment.of(node, tuning);
            ObjectNode answer = json.createObjectNode().put("id", id).put("severity", severity(assessment));
            assessment
                    .judgement()
                    .reasons()
                    .forEach(reason -> answer.withArray("reasons").add(inLanguage(reason)));
            answer.withArray("reasons");
            assessment.judgement().signs().forEach(answer.putArray("signs")::add);
            return answer;
        } catch (IllegalArgumentException e) {
            return failed(id, "unreadable-object", e.getMessage());
        }
    }

    private ObjectNode failed(String id, String code, String detail) {
        ObjectNode answer = json.createObjectNode().put("id", id);
        answer.putObject("error").put("code", code).put("detail", detail);
        return answer;
    }

    private static String severity(Assessment assessment) {
        Severity severity = assessment.judgement().severity();
        return severity == Severity.NOTE ? "benign" : severity.name().toLowerCase(Locale.ROOT);
    }

    private String inLanguage(Text text) {
        return locale.equals(Locale.FRENCH) ? text.fr() : text.en();
    }
}
