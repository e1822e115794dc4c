package io.cordon.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What is kept of a token once it has been found good: who it is, and which of Cordon's roles. The token itself is not kept. */
@Singleton
final class EntraIdentity implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        Map<String, Object> claims = new HashMap<>();
        token.getClaimNames().forEach(name -> claims.put(name, token.getClaim(name)));
        return EntraCaller.of(claims)
                .map(caller -> Uni.createFrom().item((SecurityIdentity) QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(caller.name()))
                        .addRoles(Roles.among(identity.getRoles()))
                        .addAttribute(CallerAuthentication.SHOWN, caller.shown())
                        .build()))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("a token of nobody")));
    }
}
