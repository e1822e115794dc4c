package io.cordon.microsoft;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Configuration;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Access tokens of one service (Graph or Exchange) for one tenant, from azure-identity, kept until five minutes before they expire. The
 * library's own cache misses whenever the authority has a port, and costs a millisecond when it hits.
 */
final class Tokens implements TokenCredential {
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Resilience retries around the whole exchange; a second layer of retries would multiply. */
    private static final RetryOptions ONCE = new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1)));

    private final Supplier<TokenCredential> credential;
    private final String scope;
    private final InstantSource clock;
    private volatile TokenCredential source;
    private volatile @Nullable AccessToken token;
    private volatile @Nullable AccessToken latest;
    private volatile @Nullable String claims;

    /**
     * @param credential makes one anew, which remembers no token
     * @param scope the service's {@code …/.default}
     */
    Tokens(Supplier<TokenCredential> credential, String scope, InstantSource clock) {
        this.credential = credential;
        this.source = credential.get();
        this.scope = scope;
        this.clock = clock;
    }

    /** The application's credential at the tenant's authority; builds nothing that connects. */
    static TokenCredential credential(Connection connection, Trust trust) {
        var http = new JdkHttpClientBuilder(
                        HttpClient.newBuilder().sslContext(trust.context()).connectTimeout(CONNECT))
                .responseTimeout(Duration.ofSeconds(15))
                .configuration(Configuration.NONE) // or HTTP_PROXY would take tokens elsewhere than Graph's requests go
                .build();
        return switch (connection.credential()) {
            case Connection.Credential.ManagedIdentity identity -> {
                var builder = new ManagedIdentityCredentialBuilder().httpClient(http);
                yield (identity.clientId() == null ? builder : builder.clientId(identity.clientId())).build();
            }
            case Connection.Credential.WorkloadIdentity identity ->
                new WorkloadIdentityCredentialBuilder()
                        .authorityHost(connection.authority().toString())
                        .disableInstanceDiscovery()
                        .tenantId(connection.tenantId())
                        .clientId(connection.clientId())
                        .tokenFilePath(identity.tokenFile())
                        .retryOptions(ONCE)
                        .httpClient(http)
                        .build();
            case Connection.Credential.Secret secret ->
                new ClientSecretCredentialBuilder()
                        .authorityHost(connection.authority().toString())
                        .disableInstanceDiscovery()
                        .tenantId(connection.tenantId())
                        .clientId(connection.clientId())
                        .clientSecret(secret.value())
                        .retryOptions(ONCE)
                        .httpClient(http)
                        .build();
            case Connection.Credential.Certificate certificate -> {
                var builder = new ClientCertificateCredentialBuilder()
                        .authorityHost(connection.authority().toString())
                        .disableInstanceDiscovery()
                        .tenantId(connection.tenantId())
                        .clientId(connection.clientId())
                        .retryOptions(ONCE)
                        .httpClient(http);
                yield (certificate.password() == null
                                ? builder.pemCertificate(certificate.path())
                                : builder.pfxCertificate(certificate.path())
                                        .clientCertificatePassword(certificate.password()))
                        .build();
            }
        };
    }

    String scope() {
        return scope;
    }

    /** The token's text, fetched if there is none that lasts. */
    String text() {
        TokenRequestContext request = new TokenRequestContext().addScopes(scope).setCaeEnabled(true);
        String asked = claims;
        return getTokenSync(asked == null ? request : request.setClaims(asked)).getToken();
    }

    /** Drops the present token, which a service no longer accepts, and the credential with it, whose cache would give the same one again. */
    synchronized void forget() {
        token = null;
        source = credential.get();
    }

    /** A service asks for a token that answers to these claims (continuous access evaluation); the next one does. */
    void challenge(String asked) {
        claims = asked;
    }

    /** What the latest token says its bearer may do, also while a newer one is being fetched; empty before the first call. */
    Grants grants() {
        AccessToken last = latest;
        return last == null ? Grants.UNKNOWN : Grants.of(last.getToken());
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        AccessToken present = token;
        if (lasts(present, request)) {
            return present;
        }
        synchronized (this) {
            present = token;
            if (!lasts(present, request)) {
                try {
                    present = source.getTokenSync(request);
                } catch (RuntimeException e) {
                    latest = null; // what an application without a token may do is not known
                    throw e;
                }
                token = present;
                latest = present;
                claims = null;
            }
            return present;
        }
    }

    private boolean lasts(@Nullable AccessToken present, TokenRequestContext request) {
        return present != null
                && request.getClaims() == null // a claims challenge says that the present one is not enough
                && clock.instant().isBefore(present.getExpiresAt().toInstant().minus(BEFORE_EXPIRY));
    }
}
