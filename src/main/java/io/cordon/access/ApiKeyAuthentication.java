package io.cordon.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Takes an API key from {@code X-Api-Key}, or as the password of HTTP Basic authentication, which browsers and most SOAR tools offer. */
@Singleton
public final class ApiKeyAuthentication implements HttpAuthenticationMechanism {
    /** The attribute of a caller's identity with the name by which people know the caller. */
    public static final String SHOWN = "shown";

    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String HEADER = "X-Api-Key";
    private static final String BASIC = "Basic ";
    private static final int LONGEST = 512;

    private static final String UNAUTHENTICATED = """
            {"type":"urn:cordon:problem:unauthenticated","title":"Not authenticated","status":401,"code":"unauthenticated",\
            "detail":"Present an API key in X-Api-Key, or as the password of Basic authentication.","retryable":false}
            """;

    private final ApiKeys keys;
    private final SourceAddress source;

    ApiKeyAuthentication(ApiKeys keys, SourceAddress source) {
        this.keys = keys;
        this.source = source;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        Optional<String> key = presented(request);
        if (key.isEmpty()) {
            return Uni.createFrom().nullItem(); // nobody; whether that may be is decided by the path
        }
        return keys.find(key.get(), source.of(request))
                .map(found -> Uni.createFrom().item(identity(found)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("unknown API key")));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, CHALLENGE, challenge(request)));
    }

    /** As the API's other errors: a problem with a stable code. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        if (request.response().ended()) {
            return Uni.createFrom().item(true);
        }
        return Uni.createFrom()
                .completionStage(request.response()
                        .setStatusCode(401)
                        .putHeader(CHALLENGE, challenge(request))
                        .putHeader("Content-Type", "application/problem+json")
                        .end(UNAUTHENTICATED)
                        .toCompletionStage())
                .replaceWith(true);
    }

    /** A browser asks its user for a name and a password only if it is challenged for Basic. */
    private static String challenge(RoutingContext request) {
        boolean browser = String.valueOf(request.request().getHeader("Accept")).contains("text/html");
        return browser ? "Basic realm=\"Cordon\", charset=\"UTF-8\"" : "ApiKey realm=\"Cordon\"";
    }

    private static Optional<String> presented(RoutingContext request) {
        String key = request.request().getHeader(HEADER);
        if (key == null) {
            key = password(request.request().getHeader("Authorization"));
        }
        return Optional.ofNullable(key).filter(text -> text.length() <= LONGEST);
    }

    private static String password(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static SecurityIdentity identity(ApiKey key) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.name()))
                .addRoles(key.roles())
                .addAttribute(SHOWN, key.name())
                .build();
    }
}
