package io.cordon.microsoft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Notes which tokens a service accepts, which it no longer does (401), and what it wants of the next one: a claims challenge of continuous access
 * evaluation, {@code Bearer …, error="insufficient_claims", claims="<base64>"}. Source: microsoft-contract n. {@link Resilience} then asks once
 * more; the SDK, which would answer a challenge with a token of its own, does not see it.
 */
record Challenges(Tokens tokens) implements Interceptor {
    private static final Pattern CLAIMS = Pattern.compile("claims=\"([A-Za-z0-9+/]{1,4000}={0,2})\"");
    private static final String BEARER = "Bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        String authorization = request.header("Authorization");
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return response;
        }
        String token = authorization.substring(BEARER.length());
        if (response.code() == UNAUTHORIZED) {
            tokens.refused(token, claims(response.headers("WWW-Authenticate")).orElse(null));
            return response.newBuilder().removeHeader("WWW-Authenticate").build();
        }
        if (response.code() < SERVER_ERROR && response.code() != TOO_MANY_REQUESTS) {
            tokens.accepted(token);
        }
        return response;
    }

    static Optional<String> claims(List<String> challenges) {
        return challenges.stream()
                .map(CLAIMS::matcher)
                .filter(Matcher::find)
                .flatMap(found -> decoded(found.group(1)).stream())
                .findFirst();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // a challenge that nobody can read asks for nothing but another token
        }
    }
}
