package io.cordon.microsoft;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Configuration;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** Makes azure-identity's credentials, over Cordon's own transport: verified TLS, no redirects, answers limited in time and length. */
final class Credentials {
    private static final Duration WHOLE_EXCHANGE = Duration.ofSeconds(15);

    /** Resilience retries around the whole exchange; a second layer of retries would multiply. */
    private static final RetryOptions ONCE = new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1)));

    private final Connection connection;
    private final HttpClient http;

    Credentials(Connection connection, OkHttpClient transport) {
        this.connection = connection;
        this.http = new OkHttpAsyncHttpClientBuilder(transport
                        .newBuilder()
                        .addInterceptor(Answers.ofTokenEndpoint())
                        .build())
                .callTimeout(WHOLE_EXCHANGE)
                .configuration(Configuration.NONE) // or HTTP_PROXY would take tokens elsewhere than Graph's requests go
                .build();
    }

    /** The application's credential at the tenant's authority, without any token yet; connects nothing. */
    TokenCredential anew() {
        return switch (connection.credential()) {
            case Connection.Credential.ManagedIdentity identity -> {
                var builder = new ManagedIdentityCredentialBuilder().httpClient(http);
                yield (identity.clientId() == null ? builder : builder.clientId(identity.clientId())).build();
            }
            case Connection.Credential.WorkloadIdentity identity ->
                configured(new WorkloadIdentityCredentialBuilder())
                        .tokenFilePath(identity.tokenFile())
                        .build();
            case Connection.Credential.Secret secret ->
                configured(new ClientSecretCredentialBuilder())
                        .clientSecret(secret.value())
                        .build();
            case Connection.Credential.Certificate certificate -> {
                var builder = configured(new ClientCertificateCredentialBuilder());
                yield (certificate.password() == null
                                ? builder.pemCertificate(certificate.path())
                                : builder.pfxCertificate(certificate.path())
                                        .clientCertificatePassword(certificate.password()))
                        .build();
            }
        };
    }

    private <B extends AadCredentialBuilderBase<B>> B configured(B builder) {
        return builder.authorityHost(connection.authority().toString())
                .disableInstanceDiscovery()
                .tenantId(connection.tenantId())
                .clientId(connection.clientId())
                .retryOptions(ONCE)
                .httpClient(http);
    }
}
