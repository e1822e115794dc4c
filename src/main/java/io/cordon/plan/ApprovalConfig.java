package io.cordon.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a second person must agree to, beside what a playbook says. Protected accounts always need two. */
@ConfigMapping(prefix = "cordon.approval")
public interface ApprovalConfig {

    /** How long a plan waits for a decision. */
    @WithDefault("1h")
    Duration expiresAfter();

    /** Directory roles by template id whose holders are contained only with approval; none by default, so that a compromised administrator is cut at once. */
    Optional<Set<String>> privilegedRoles();

    /** The most users of a campaign without approval. */
    @WithDefault("50")
    int campaignAbove();
}
