package io.cordon.access;

import io.cordon.model.Secret;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The command {@code new-key}: makes a caller's API key. The key itself is shown this once; Cordon gets its hash. */
public final class NewKey {
    private static final String USAGE =
            "new-key --name soar --roles contain,inspect [--expires 2027-06-30] [--networks 10.0.0.0/8,2001:db8::/32] >> config/api-keys.yaml";
    private static final List<String> OPTIONS = List.of("--name", "--roles", "--expires", "--networks");
    private static final int ABOVE_DEFAULTS = 260;

    private NewKey() {}

    /**
     * @param file where the line goes that belongs into the key file
     * @param person where the key goes, and what is to be done with it
     * @return the exit code
     */
    public static int command(List<String> arguments, InstantSource clock, PrintStream file, PrintStream person)
            throws IOException {
        ApiKey made;
        String key = KeyHash.randomKey();
        try {
            Map<String, String> given = given(arguments);
            AccessConfig config = config();
            Optional<Secret> present = KeySecret.of(config);
            Secret secret = present.isPresent() ? present.get() : KeySecret.create(config.keys());
            made = new ApiKey(
                    given.getOrDefault("--name", ""),
                    new TreeSet<>(list(given.get("--roles"))),
                    given.containsKey("--expires")
                            ? LocalDate.parse(given.get("--expires"))
                            : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                    .plusYears(1),
                    list(given.get("--networks")).stream().map(Network::of).toList(),
                    KeyHash.of(key, secret));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
            person.println("new-key: " + e.getMessage());
            person.println("Usage: " + USAGE);
            return 2;
        }
        file.println(made.line());
        person.println("The key of " + made.name() + ", shown this once: " + key);
        person.println("Until " + made.expires() + ". The line on standard output belongs into the key file"
                + " (config/api-keys.yaml); a running Cordon takes it up by itself.");
        return 0;
    }

    private static Map<String, String> given(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("not understood: " + arguments.get(i));
            }
            given.put(arguments.get(i), arguments.get(i + 1));
        }
        return given;
    }

    private static List<String> list(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    /** As the server reads it: environment, then {@code config/application.yaml}. */
    private static AccessConfig config() throws IOException {
        SmallRyeConfigBuilder config =
                new SmallRyeConfigBuilder().withMapping(AccessConfig.class).addDefaultSources();
        Path file = Path.of("config", "application.yaml");
        if (Files.isReadable(file)) {
            config.withSources(new YamlConfigSource(file.toUri().toURL(), ABOVE_DEFAULTS));
        }
        return config.build().getConfigMapping(AccessConfig.class);
    }
}
