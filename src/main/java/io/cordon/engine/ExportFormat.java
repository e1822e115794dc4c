package io.cordon.engine;

import io.cordon.audit.Ocsf;
import io.cordon.step.Catalog;
import io.cordon.step.Step;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the audit trail's export what it says about steps: their techniques are the catalogue's. */
final class ExportFormat {
    @Produces
    @Singleton
    Ocsf ocsf(Catalog catalog, @ConfigProperty(name = "quarkus.application.version") String version) {
        return new Ocsf(name -> catalog.find(name).map(Step::info), version);
    }
}
