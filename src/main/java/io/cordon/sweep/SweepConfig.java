package io.cordon.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sweeps of each tenant, by the tenant's name: {@code cordon.sweep.<name>.…}. */
@ConfigMapping(prefix = "cordon.sweep")
public interface SweepConfig {

    @WithParentName
    @WithDefaults
    Map<String, OfTenant> tenants();

    /** The sweeps of one tenant. */
    interface OfTenant {
        /** When to sweep: seconds, minutes, hours, day of month, month, day of week. Without it a sweep runs only when it is asked for. */
        Optional<String> cron();

        /** Sources whose users are contained. A source that is in none of the four lists is observed: its users are listed. */
        Optional<Set<String>> contain();

        /** Sources for whose users a containment is proposed: it waits for an approval. */
        Optional<Set<String>> propose();

        /** Sources whose users are inspected. */
        Optional<Set<String>> inspect();

        /** Sources that are not read. */
        Optional<Set<String>> off();

        /** For how long a user who was taken is left alone by later sweeps. */
        @WithDefault("24h")
        Duration window();

        /** The playbook of containments; without it {@code compromised}. */
        Optional<String> playbook();

        /** From which risk on Entra ID Protection's users are flagged: low, medium, high. */
        @WithDefault("high")
        Level fromRisk();

        /** A risk that was last updated before is only listed. */
        @WithDefault("30d")
        Duration riskAge();

        /** From which severity on users in alerts and incidents are flagged: informational, low, medium, high. */
        @WithDefault("high")
        Level fromSeverity();

        /** Categories of alerts, such as {@code CredentialAccess}; without them all count. */
        Optional<Set<String>> categories();

        /** Whose mailboxes are looked at for what is new: {@code all}, or a group by object id. Without it nobody's. */
        Optional<String> baseline();

        /** How often each of them is looked at. */
        @WithDefault("7d")
        Duration baselineEvery();

        /** The group whose members are flagged, by object id. */
        Optional<String> group();
    }
}
