package io.cordon.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeStartTest {
    private static final Map<String, String> REAL = Map.of(
            "id",
            "11111111-2222-4333-8444-555555555555",
            "client-id",
            "c",
            "client-secret",
            "AbC8Q~of-the-length-that-Entra-ID-makes0");
    private static final Map<String, String> SIMULATED = Map.of(
            "id",
            "11111111-2222-4333-8444-555555555555",
            "client-id",
            "c",
            "client-secret",
            "s",
            "simulated",
            "true",
            "graph-url",
            "https://localhost:1/v1.0",
            "exchange-url",
            "https://localhost:1",
            "authority",
            "https://localhost:1/");

    @Test
    void productionNeedsATenantAndNamesTheProperty() {
        assertThat(problems(Map.of(), true, false))
                .singleElement()
                .asString()
                .contains("cordon.tenants")
                .contains("CORDON_TENANTS_");
        assertThat(problems(Map.of(), false, false)).isEmpty();
    }

    @Test
    void aRealTenantAtMicrosoftsAddressesStarts() {
        assertThat(problems(REAL, true, false)).isEmpty();
    }

    @Test
    void aClientSecretThatEntraHasNotMadeIsRefusedByName() {
        for (String secret : List.of("Zq9", "changeme", "simulated-tenant-secret")) {
            assertThat(problems(with(REAL, "client-secret", secret), true, false))
                    .singleElement()
                    .asString()
                    .contains("cordon.tenants.h.client-secret", "certificate")
                    .doesNotContain(secret);
        }
        assertThat(problems(with(REAL, "client-secret", "s"), false, false)).isEmpty();
    }

    @Test
    void productionRefusesTheSimulatorUnlessItIsAskedFor() {
        assertThat(problems(SIMULATED, true, false)).singleElement().asString().contains("cordon.tenants.h.simulated");
        assertThat(problems(SIMULATED, true, true)).isEmpty();
        assertThat(problems(SIMULATED, false, false)).isEmpty();
    }

    @Test
    void tokensOfARealTenantGoToMicrosoftOnly() {
        assertThat(problems(with(REAL, "graph-url", "https://graph.example/v1.0"), true, true))
                .singleElement()
                .asString()
                .contains("cordon.tenants.h.graph-url");
        assertThat(problems(with(REAL, "authority", "http://login.microsoftonline.com/"), true, true))
                .singleElement()
                .asString()
                .contains("cordon.tenants.h.authority");
    }

    @Test
    void tokensOfASimulatedTenantStayOnThisMachine() {
        assertThat(problems(with(SIMULATED, "exchange-url", "https://outlook.office365.com"), false, true))
                .singleElement()
                .asString()
                .contains("cordon.tenants.h.exchange-url");
    }

    private static Map<String, String> with(Map<String, String> tenant, String name, String value) {
        Map<String, String> changed = new HashMap<>(tenant);
        changed.put(name, value);
        return changed;
    }

    private static List<String> problems(Map<String, String> tenant, boolean production, boolean allowSimulated) {
        Map<String, String> properties = new HashMap<>();
        tenant.forEach((name, value) -> properties.put("cordon.tenants.h." + name, value));
        TenantsConfig config = new SmallRyeConfigBuilder()
                .withMapping(TenantsConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(TenantsConfig.class);
        return SafeStart.problems(config.tenants(), production, allowSimulated);
    }
}
