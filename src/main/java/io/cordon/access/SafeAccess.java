package io.cordon.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Refuses to start where keys would travel in clear or the database has the password that everybody knows, naming the property. */
@Singleton
final class SafeAccess {
    private static final Logger LOG = Logger.getLogger(SafeAccess.class);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");
    private static final int SHORTEST_PASSWORD = 12;

    private final Config config;
    private final ApiKeys keys;
    private final Entra entra;

    SafeAccess(Config config, ApiKeys keys, Entra entra) {
        this.config = config;
        this.keys = keys;
        this.entra = entra;
    }

    void check(@Observes @Priority(11) StartupEvent start) {
        if (Production.not()) {
            return;
        }
        List<String> problems = problems(config);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Cordon does not start: " + String.join(" ", problems));
        }
        if (keys.none() && !entra.isConfigured()) {
            LOG.warnf(
                    "Nobody can call: cordon.access.keys has no key (make one with new-key), and cordon.oidc.tenant is not set");
        }
    }

    static List<String> problems(Config config) {
        List<String> problems = new ArrayList<>();
        String host = text(config, "quarkus.http.host").orElse("localhost");
        boolean plain = !text(config, "quarkus.http.insecure-requests")
                .orElse("enabled")
                .equalsIgnoreCase("disabled");
        boolean wanted = text(config, "cordon.http.plain").orElse("false").equalsIgnoreCase("true");
        if (plain && !wanted && !LOOPBACK.contains(host)) {
            problems.add("quarkus.http.host (CORDON_HTTP_HOST) is " + host
                    + ", where keys and tokens would arrive unencrypted."
                    + " Set CORDON_HTTP_PLAIN=true if nothing but a reverse proxy that does TLS can reach it, or let Cordon do"
                    + " TLS and set quarkus.http.insecure-requests=disabled.");
        }
        String password = text(config, "CORDON_DB_PASSWORD").orElse("");
        if (text(config, "CORDON_DB_URL").isPresent()
                && (password.length() < SHORTEST_PASSWORD || Guessable.is(password))) {
            problems.add("CORDON_DB_PASSWORD is missing, short or a default; an external database needs one of "
                    + SHORTEST_PASSWORD + " characters or more.");
        }
        return problems;
    }

    private static Optional<String> text(Config config, String property) {
        return config.getOptionalValue(property, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
