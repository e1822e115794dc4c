package io.cordon.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.quarkus.oidc.runtime.OidcTenantConfig.SignatureAlgorithm;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;

/**
 * Which tokens are taken: access tokens that this tenant's Entra ID has signed with RS256 for Cordon's API, and whose time is now. The keys are
 * fetched when the first token comes, so that Cordon starts while Entra ID is away; a token whose key cannot be had is refused.
 */
@Singleton
@Unremovable
final class EntraTokens implements Validator {
    private static final int LEEWAY_SECONDS = 60;

    private final Entra entra;

    EntraTokens(Entra entra) {
        this.entra = entra;
    }

    void configure(@Observes Oidc oidc) {
        if (!entra.isConfigured()) {
            return;
        }
        oidc.create(OidcTenantConfig.authServerUrl(entra.base())
                .applicationType(ApplicationType.SERVICE)
                .clientId(entra.audiences().getFirst())
                .discoveryEnabled(false)
                .jwksPath("discovery/v2.0/keys")
                .jwks()
                .resolveEarly(false)
                .cacheTimeToLive(Duration.ofHours(1))
                .end()
                .connectionTimeout(Duration.ofSeconds(5))
                .followRedirects(false)
                .roles(Source.accesstoken, "roles") // app roles; groups and scopes are none
                .token()
                .issuer("any") // there are two; looked at below
                .audience(entra.audiences())
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .lifespanGrace(LEEWAY_SECONDS)
                .issuedAtRequired(true)
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build());
    }

    /** What Microsoft documents of access tokens beyond signature, audience and time; {@code null} if all is as it must be. */
    @Override
    public String validate(JwtContext context) throws MalformedClaimException {
        JwtClaims claims = context.getJwtClaims();
        if (!entra.issuers().contains(claims.getIssuer())) {
            return "another issuer";
        }
        if (!entra.tenant().equals(claims.getStringClaimValue("tid"))) {
            return "another tenant";
        }
        return EntraCaller.of(claims.getClaimsMap()).isEmpty() ? "not an access token of somebody" : null;
    }
}
