package io.cordon.access;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Who may call the API. */
@ConfigMapping(prefix = "cordon.access")
public interface AccessConfig {

    /**
     * API keys by the caller's name: {@code cordon.access.keys.<caller>} is the SHA-256 of the key, in hexadecimal. A key has 128 random bits or
     * more, so that its hash cannot be turned back; the key itself is never configured.
     */
    Map<String, String> keys();
}
