package io.cordon.access;

import io.cordon.model.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who may call the API by key. */
@ConfigMapping(prefix = "cordon.access")
public interface AccessConfig {

    /** The file with the callers' API keys, each as a line that {@code new-key} has printed; read again when it changes. */
    @WithDefault("config/api-keys.yaml")
    Path keys();

    /**
     * What the keys are hashed with, 32 characters or more. Without it, the file beside the keys whose name ends in {@code .secret}, which {@code
     * new-key} makes.
     */
    Optional<Secret> secret();

    /** Addresses or networks of the reverse proxies whose {@code X-Forwarded-For} is believed, separated by commas. Nobody's is without it. */
    Optional<List<String>> trustedProxies();

    /** How many requests a caller may send in a minute: so many that read, and so many that ask for something. */
    @WithDefault("3000")
    int requestsPerMinute();

    /** How many requests without a caller an address may send in a minute before it is told to wait. */
    @WithDefault("60")
    int failuresPerMinute();
}
