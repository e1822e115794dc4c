package io.cordon.testing;

import io.cordon.simulator.SimulatedTenant;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Gives Cordon, run inside a test, a simulated tenant and a database. The simulator's address is the property {@code simulator.url}. */
public final class WithSimulatedTenant implements QuarkusTestResourceLifecycleManager {
    private SimulatedTenant tenant;
    private Postgres database;
    private Entra entra;

    @Override
    public Map<String, String> start() {
        tenant = SimulatedTenant.start(
                new SimulatedTenant.Options(0, Path.of("target/graph-traffic.jsonl"), InstantSource.system()));
        database = new Postgres();
        entra = new Entra();
        return Map.ofEntries(
                Map.entry("simulator.url", tenant.exchangeUrl()),
                Map.entry("quarkus.datasource.jdbc.url", database.url()),
                Map.entry("cordon.tenants.hopital.id", tenant.tenantId()),
                Map.entry("cordon.tenants.hopital.client-id", tenant.clientId()),
                Map.entry("cordon.tenants.hopital.client-secret", tenant.clientSecret()),
                Map.entry("cordon.tenants.hopital.graph-url", tenant.graphUrl()),
                Map.entry("cordon.tenants.hopital.exchange-url", tenant.exchangeUrl()),
                Map.entry("cordon.tenants.hopital.authority", tenant.authority()),
                Map.entry("cordon.tenants.hopital.trusted-certificates", Simulator.CERTIFICATE.toString()),
                Map.entry("cordon.tenants.hopital.simulated", "true"),
                Map.entry("cordon.budget.users", "1000000"), // the tests contain more than anybody may without approval
                Map.entry("cordon.approval.campaign-above", "1000000"),
                Map.entry("cordon.oidc.tenant", Entra.TENANT),
                Map.entry("cordon.oidc.client-id", Entra.API),
                Map.entry("cordon.oidc.authority", entra.url()),
                Map.entry("cordon.access.requests-per-minute", "1000000"), // the tests ask in a hurry
                Map.entry("cordon.access.failures-per-minute", "1000000"),
                Map.entry("cordon.access.keys", Keys.file().toString()),
                Map.entry("cordon.access.secret", Keys.secret()));
    }

    @Override
    public void stop() {
        if (entra != null) {
            entra.close();
        }
        if (database != null) {
            database.close();
        }
        if (tenant != null) {
            tenant.close();
        }
    }
}
