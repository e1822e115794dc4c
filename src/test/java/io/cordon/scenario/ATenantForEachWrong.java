package io.cordon.scenario;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The simulated tenant under many names, one for each thing that can be wrong: each has its quotas, circuits and cursors to itself, so that nothing
 * waits for what was wrong before, or is taken for it. All their sources only observe.
 */
public final class ATenantForEachWrong implements QuarkusTestProfile {
    static final String FIRST = "hopital";

    private static final List<String> CONNECTION = List.of(
            "id",
            "client-id",
            "client-secret",
            "graph-url",
            "exchange-url",
            "authority",
            "trusted-certificates",
            "simulated");

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>();
        sweep(overrides, FIRST, SweptTenant.WATCHED);
        for (Wrong wrong : Wrong.all()) {
            String name = tenant(wrong);
            CONNECTION.forEach(property -> overrides.put(
                    "cordon.tenants." + name + "." + property, "${cordon.tenants." + FIRST + "." + property + "}"));
            sweep(overrides, name, watched(wrong));
        }
        return overrides;
    }

    private static void sweep(Map<String, String> overrides, String tenant, String watched) {
        String prefix = "cordon.sweep." + tenant + ".";
        overrides.put(prefix + "group", SweptTenant.GROUP);
        overrides.put(prefix + "baseline", watched);
        overrides.put(prefix + "baseline-every", "1s");
    }

    /** The tenant's name. */
    static String tenant(Wrong wrong) {
        return "wrong%02d".formatted(number(wrong));
    }

    /** The group of those whose mailboxes are looked at for what is new. */
    static String watched(Wrong wrong) {
        return "6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e01%02d".formatted(number(wrong));
    }

    private static int number(Wrong wrong) {
        return Wrong.all().indexOf(wrong);
    }
}
