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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Judges exported objects, a JSON object a line: a line in, a line out, in the same order. A line that cannot be judged says why. */
public final class AssessmentLines {
    /** In bytes: several texts of a hundred kilobytes are still read, a line without an end does not fill the memory. */
    private static final int LONGEST_LINE = 4 * 1024 * 1024;

    private static final int ABOVE_DEFAULTS = 260;

    private final ObjectMapper json;
    private final Tuning tuning;
    private final Locale locale;
    private final InstantSource clock;

    AssessmentLines(ObjectMapper json, Tuning tuning, Locale locale, InstantSource clock) {
        this.json = json;
        this.tuning = tuning;
        this.locale = locale;
        this.clock = clock;
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
            ObjectMapper json = new ObjectMapper();
            json.getFactory().setCharacterEscapes(new EscapedHalves());
            new AssessmentLines(
                            json,
                            Tuning.of(config.build().getConfigMapping(JudgementConfig.class)),
                            Locale.getDefault().getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH,
                            InstantSource.system())
                    .judge(in, buffered);
        }
    }

    void judge(InputStream in, OutputStream out) throws IOException {
        Lines lines = new Lines(in, LONGEST_LINE);
        while (!lines.ended()) {
            String line = lines.next().orElse(null);
            if (line == null) {
                answer(out, failed("", "line-too-long", "A line has at most " + LONGEST_LINE + " bytes."));
            } else if (!blank(line)) {
                answer(out, answer(line));
            }
            if (lines.waiting()) {
                out.flush();
            }
        }
    }

    /** Some exporters begin a file with a byte order mark. */
    private static boolean blank(String line) {
        return line.isBlank() || line.strip().equals("\uFEFF");
    }

    private void answer(OutputStream out, ObjectNode answer) throws IOException {
        out.write(json.writeValueAsBytes(answer));
        out.write('\n');
    }

    private ObjectNode answer(String text) {
        String line = text.startsWith("\uFEFF") ? text.substring(1) : text;
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JacksonException e) {
            return failed("", "malformed-json", e.getOriginalMessage());
        }
        String id = node == null ? "" : node.path("id").asText("");
        try {
            Assessment assessment = Assessment.of(node, tuning, clock.instant());
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
        } catch (RuntimeException e) {
            Logger.getLogger(AssessmentLines.class).warn("An exported object could not be judged", e);
            return failed(id, "not-judged", "The object could not be judged.");
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
