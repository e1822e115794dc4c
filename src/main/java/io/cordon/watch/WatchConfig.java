package io.cordon.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often contained accounts are looked at. Documented in {@code config/application.yaml}. */
@ConfigMapping(prefix = "cordon.watch")
public interface WatchConfig {
    /** Whether they are looked at at all. */
    @WithDefault("true")
    boolean enabled();

    /** The longest time between two looks. */
    @WithDefault("15m")
    Duration interval();

    /** From the end of a containment to the first look; the next ones come each after twice the time, until it is the interval. */
    @WithDefault("1m")
    Duration firstLook();
}
