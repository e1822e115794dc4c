package io.cordon.scenario;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Policies of every kind; the schedule is the tests' own. */
public final class SweptTenant implements QuarkusTestProfile {
    static final String GROUP = "6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e00f1";
    /** Of those whose mailboxes are looked at for what is new. */
    static final String WATCHED = "6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e00f2";

    @Override
    public Map<String, String> getConfigOverrides() {
        String prefix = "cordon.sweep.hopital.";
        return Map.of(
                prefix + "contain", "list,risky-users",
                prefix + "propose", "sign-ins",
                prefix + "inspect", "group,baseline",
                prefix + "group", GROUP,
                prefix + "baseline", WATCHED,
                prefix + "baseline-every", "1s",
                prefix + "categories", "CredentialAccess,InitialAccess");
    }
}
