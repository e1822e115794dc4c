package io.cordon.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many users may be contained without anybody's approval, so that a stolen key cannot shut the house. What goes beyond waits for approval. */
@ConfigMapping(prefix = "cordon.budget")
public interface BudgetConfig {

    /** The most users that one caller may contain in a tenant within {@link #window}. */
    @WithDefault("10")
    int users();

    /** See {@link #users}. */
    @WithDefault("10m")
    Duration window();

    /** The most users that all callers together may contain in a tenant within a day, in percent of its users; at least {@link #users}. */
    @WithDefault("2")
    double percentPerDay();
}
