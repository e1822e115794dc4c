package io.cordon.engine;

import io.cordon.audit.Event;
import io.cordon.audit.Fingerprint;
import io.cordon.plan.Playbooks;
import io.cordon.store.AuditTrail;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Records with which configuration Cordon starts: a fingerprint of every setting and playbook, so that a change is seen. Of a secret only that it
 * is set goes into it.
 */
@Singleton
final class ConfigurationRecord {
    private static final String OWN = "cordon.";

    private final Config config;
    private final Playbooks playbooks;
    private final AuditTrail trail;
    private final String version;

    ConfigurationRecord(
            Config config,
            Playbooks playbooks,
            AuditTrail trail,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.playbooks = playbooks;
        this.trail = trail;
        this.version = version;
    }

    void start(@Observes @Priority(30) StartupEvent start) {
        SortedMap<String, String> settings = settings(config);
        playbooks.all().forEach(playbook -> settings.put("playbook " + playbook.name(), playbook.toString()));
        String fingerprint = Fingerprint.of(settings);
        trail.append(Event.of(Event.Kind.CONFIGURED, Event.CORDON)
                .with("version", version)
                .with("settings", settings.size())
                .with("fingerprint", fingerprint)
                .with(
                        "changed",
                        !trail.latest(Event.Kind.CONFIGURED)
                                .map(last -> last.text().contains(fingerprint))
                                .orElse(false)));
    }

    static SortedMap<String, String> settings(Config config) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(OWN)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> settings.put(name, isSecret(name) ? "set" : value));
            }
        }
        return settings;
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("secret") || lower.contains("password");
    }
}
