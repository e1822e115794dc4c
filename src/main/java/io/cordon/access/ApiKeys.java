package io.cordon.access;

import io.cordon.model.Secret;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The keys that callers present, known by their hashes only. The file is read again when it has changed; while it cannot be read, the keys that
 * were read last hold. In development a key is made at start, and printed.
 */
@Singleton
@Startup // a key file that is wrong is told at start, not to the first caller
public final class ApiKeys {
    /** The caller's name of the key that development mode makes. */
    public static final String DEVELOPMENT = "development";

    private static final Logger LOG = Logger.getLogger(ApiKeys.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    private final Path file;
    private final Secret secret;
    private final InstantSource clock;
    private final Optional<String> development;
    private volatile List<ApiKey> keys = List.of();
    private volatile Instant looked = Instant.EPOCH;
    private Instant complained = Instant.EPOCH;
    private byte[] read = {};

    ApiKeys(AccessConfig config, InstantSource clock) {
        this.file = config.keys();
        this.clock = clock;
        Optional<Secret> configured = KeySecret.of(config);
        boolean developing = LaunchMode.current() == LaunchMode.DEVELOPMENT;
        development = developing ? Optional.of(KeyHash.randomKey()) : Optional.empty();
        if (configured.isEmpty() && Files.exists(file)) {
            throw new IllegalStateException(
                    file + " has API keys, but cordon.access.secret, which they are hashed with," + " is not set and "
                            + KeySecret.file(file) + " does not exist");
        }
        secret = configured.orElseGet(() -> new Secret(KeyHash.randomText()));
        if (Files.exists(file)) {
            try {
                take(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException("cordon.access.keys names a file that cannot be read: " + file, e);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("cordon.access.keys (" + file + "): " + e.getMessage(), e);
            }
        }
        looked = clock.instant();
    }

    /** The key that development mode made; empty in any other mode. */
    public Optional<String> development() {
        return development;
    }

    /** Whether there is a key at all. */
    boolean none() {
        return keys.isEmpty() && development.isEmpty();
    }

    /** The key that this is, if it is one, has not expired and may come from there. Takes the same time for a wrong key as for a right one. */
    Optional<ApiKey> find(String presented, InetAddress source) {
        lookAgain();
        KeyHash hash = KeyHash.of(presented, secret);
        Instant now = clock.instant();
        ApiKey found = null;
        for (ApiKey key : keys) {
            if (key.hash().isOf(hash)) {
                found = key;
            }
        }
        if (development.isPresent() && KeyHash.of(development.get(), secret).isOf(hash)) {
            found = new ApiKey(
                    DEVELOPMENT,
                    Set.copyOf(Roles.ALL),
                    now.atZone(ZoneOffset.UTC).toLocalDate(),
                    List.of(),
                    hash);
        }
        return Optional.ofNullable(found).filter(key -> key.isValidAt(now) && key.mayComeFrom(source));
    }

    private void lookAgain() {
        if (Duration.between(looked, clock.instant()).compareTo(BETWEEN_LOOKS) < 0) {
            return;
        }
        synchronized (this) {
            looked = clock.instant();
            try {
                byte[] text = Files.exists(file) || read.length > 0 ? Files.readAllBytes(file) : read;
                if (!Arrays.equals(text, read)) {
                    take(text);
                    complained = Instant.EPOCH;
                }
            } catch (IOException e) {
                complain("it cannot be read");
            } catch (IllegalArgumentException e) {
                complain(e.getMessage());
            }
        }
    }

    private synchronized void take(byte[] text) {
        keys = KeyFile.parse(text);
        read = text;
        LOG.infof("API keys read: file=%s keys=%d", file, keys.size());
        Instant now = clock.instant();
        for (ApiKey key : keys) {
            if (!key.hash().isMadeWith(secret)) {
                LOG.errorf("API key hashed with another secret, so that nobody can use it: caller=%s", key.name());
            } else if (!key.isValidAt(now)) {
                LOG.warnf("API key has expired: caller=%s expired=%s", key.name(), key.expires());
            }
        }
    }

    private void complain(String why) {
        if (Duration.between(complained, looked).compareTo(BETWEEN_COMPLAINTS) >= 0) {
            complained = looked;
            LOG.errorf("API keys NOT read, those read before still hold: file=%s reason=%s", file, why);
        }
    }
}
