package io.cordon.scenario;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A story of {@code src/test/resources/scenarios}: given a tenant, when a request, then what. Everything under {@code then} is checked. */
record Story(String title, Given given, Map<String, Object> when, Then then) {

    /**
     * What the tenant is like.
     *
     * @param permissions what the app may do, if not everything
     * @param faults what the simulator does wrong
     * @param users changes of users before the request, by name
     */
    record Given(
            Map<String, Object> permissions,
            List<Map<String, Object>> faults,
            Map<String, Map<String, Object>> users,
            Integer staleReads) {}

    /**
     * What must be so.
     *
     * @param http status of the answer to the request; 202 or 200 if not given
     * @param code the problem's code
     * @param status how the containment ends
     * @param outcomes outcome by step; a step that runs twice is named with its stage
     * @param says words that must stand in the outcome of a step, English or French
     * @param findings kind, label and severity of everything found, in any order
     * @param calls how often an operation reached the tenant
     * @param changes everything that changed the tenant, in any order
     * @param user facts of the user afterwards, by JSON pointer
     * @param report words that must stand in the French page
     */
    record Then(
            Integer http,
            String code,
            String status,
            Map<String, String> outcomes,
            Map<String, List<String>> says,
            List<String> findings,
            Map<String, Integer> calls,
            List<String> changes,
            Map<String, Object> user,
            List<String> report) {}

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Stream<Story> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().map(Story::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Story read(Path file) {
        try {
            return YAML.readValue(file.toFile(), Story.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
