package io.cordon;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Secrets from files, as container platforms hand them over: an environment variable of a secret or a password with {@code _FILE} at its end names
 * the file with its value.
 */
public final class SecretFiles implements ConfigSourceFactory {
    private static final Pattern NAME = Pattern.compile("(CORDON_[A-Z0-9_]*(?:SECRET|PASSWORD))_FILE");
    private static final int ABOVE_THE_ENVIRONMENT = 310;

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ABOVE_THE_ENVIRONMENT);
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> secrets = new HashMap<>();
        for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
            Matcher name = NAME.matcher(names.next());
            if (name.matches()) {
                String file = context.getValue(name.group()).getValue();
                if (file != null && !file.isBlank()) {
                    secrets.put(name.group(1), read(name.group(), Path.of(file.strip())));
                }
            }
        }
        return List.of(new EnvConfigSource(secrets, ABOVE_THE_ENVIRONMENT));
    }

    private static String read(String variable, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(variable + " names a file that cannot be read: " + file, e);
        }
    }
}
