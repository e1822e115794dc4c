package io.cordon.access;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An API key in {@code X-Api-Key}, or as the password of HTTP Basic authentication, which browsers and most SOAR tools offer. */
final class PresentedKey {
    private static final String HEADER = "X-Api-Key";
    private static final String BASIC = "Basic ";
    private static final int LONGEST = 512;

    private PresentedKey() {}

    /** The key that a request presents; what cannot be one is the empty text, which is nobody's key. */
    static Optional<String> of(HttpServerRequest request) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            String authorization = request.getHeader("Authorization");
            if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
                return Optional.empty();
            }
            key = password(authorization.substring(BASIC.length()).strip());
        }
        return Optional.of(key.length() <= LONGEST ? key : "");
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
