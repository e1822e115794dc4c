package io.cordon.api;

import io.cordon.access.ApiKeys;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** In development, tells a newcomer what to try. */
@Singleton
@IfBuildProfile("dev")
final class Welcome {
    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final ApiKeys keys;
    private final int port;

    Welcome(ApiKeys keys, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.keys = keys;
        this.port = port;
    }

    void tell(@Observes @Priority(10_000) StartupEvent start) {
        keys.development().ifPresent(key ->
                """
                Cordon runs with a SIMULATED tenant. Contain its compromised user:

                  curl -s -u %1$s:%2$s -H 'Content-Type: application/json' -H 'Prefer: wait=8' -d '{"user":"victime.hameconnee@hopital.example","reason":"essai"}' http://localhost:%3$d/v1/containments

                and read its report (French; add ?lang=en for English), or open the same address in a browser:

                  curl -s -u %1$s:%2$s -H 'Accept: text/html' -o report.html http://localhost:%3$d/v1/containments/latest/report
                  http://%1$s:%2$s@localhost:%3$d/v1/containments/latest/report

                Meanwhile it searches for flagged accounts every 20 seconds. Its first sweep only lists the one that is at risk,
                agent0001@hopital.example; the next one contains it. Nobody has to ask:

                  curl -s -u %1$s:%2$s http://localhost:%3$d/v1/sweeps
                """.formatted(ApiKeys.DEVELOPMENT, key, port).lines().forEach(LOG::info)); // a record is one line
    }
}
