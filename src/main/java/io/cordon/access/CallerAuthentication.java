package io.cordon.access;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who calls: by API key, else by a token of Entra ID, where that is configured. Whoever presents something wrong is nobody, and is told as
 * everybody else whose call is refused.
 */
@Singleton
public final class CallerAuthentication implements HttpAuthenticationMechanism {
    /** The attribute of a caller's identity with the name by which people know the caller. */
    public static final String SHOWN = "shown";

    private static final String CHALLENGE = "WWW-Authenticate";
    private static final int BEFORE_THE_LIBRARYS_OWN = 2000;

    private final ApiKeys keys;
    private final SourceAddress source;
    private final OidcAuthenticationMechanism tokens;
    private final RequestGate gate;

    CallerAuthentication(ApiKeys keys, SourceAddress source, OidcAuthenticationMechanism tokens, RequestGate gate) {
        this.keys = keys;
        this.source = source;
        this.tokens = tokens;
        this.gate = gate;
    }

    @Override
    public int getPriority() {
        return BEFORE_THE_LIBRARYS_OWN;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        Optional<String> key = PresentedKey.of(request.request());
        if (key.isPresent()) {
            return keys.find(key.get(), source.of(request))
                    .map(found -> Uni.createFrom().item(identity(found)))
                    .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("unknown API key")));
        }
        // Whatever goes wrong with a token, an issuer that cannot be reached included, means that nobody is known.
        return Uni.createFrom()
                .deferred(() -> tokens.authenticate(request, identities))
                .onFailure()
                .transform(failure -> {
                    request.put(HttpAuthenticationMechanism.class.getName(), this); // or the library would answer
                    return failure instanceof AuthenticationFailedException
                            ? failure
                            : new AuthenticationFailedException(failure);
                });
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, CHALLENGE, challenge(request)));
    }

    /** As the API's other errors: a problem with a stable code. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        if (!request.response().ended()) {
            request.response().putHeader(CHALLENGE, challenge(request));
            gate.refuseUnauthenticated(request);
        }
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(); // keys are looked up here, tokens by the library's own provider
    }

    /** A browser asks its user for a name and a password only if it is challenged for Basic. */
    private static String challenge(RoutingContext request) {
        boolean browser = String.valueOf(request.request().getHeader("Accept")).contains("text/html");
        return browser ? "Basic realm=\"Cordon\", charset=\"UTF-8\"" : "ApiKey realm=\"Cordon\", Bearer";
    }

    private static SecurityIdentity identity(ApiKey key) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.name()))
                .addRoles(key.roles())
                .addAttribute(SHOWN, key.name())
                .build();
    }
}
