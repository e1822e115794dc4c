package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.models.MessageRule;
import com.microsoft.graph.models.MessageRuleCollectionResponse;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Microsoft's own client is content with what the simulator answers. */
class GraphSdkTest extends TenantTest {
    private GraphServiceClient graph;

    @BeforeAll
    void connect() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(TenantClient.trusted());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        OkHttpClient http = GraphClientFactory.create()
                .sslSocketFactory(context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
                .build();
        graph = new GraphServiceClient(new BaseBearerTokenAuthenticationProvider(new Bearer()), http);
        graph.getRequestAdapter().setBaseUrl(tenant.graphUrl());
    }

    private final class Bearer implements AccessTokenProvider {
        @Override
        public String getAuthorizationToken(URI uri, Map<String, Object> context) {
            return client.graphToken();
        }

        @Override
        public AllowedHostsValidator getAllowedHostsValidator() {
            return new AllowedHostsValidator("localhost");
        }
    }

    @Test
    void cutsAnAccount() {
        User disabled = new User();
        disabled.setAccountEnabled(false);
        graph.users().byUserId(VICTIM).patch(disabled);
        User renewed = new User();
        PasswordProfile profile = new PasswordProfile();
        profile.setPassword("Une-phrase-2026-longue");
        profile.setForceChangePasswordNextSignIn(true);
        renewed.setPasswordProfile(profile);
        graph.users().byUserId(VICTIM).patch(renewed);

        assertThat(graph.users().byUserId(VICTIM).revokeSignInSessions().post().getValue())
                .isTrue();
        User read = graph.users().byUserId(VICTIM_NAME).get(request -> {
            request.queryParameters.select =
                    new String[] {"id", "accountEnabled", "signInSessionsValidFromDateTime", "assignedPlans"};
        });
        assertThat(read.getAccountEnabled()).isFalse();
        assertThat(read.getSignInSessionsValidFromDateTime().getYear()).isGreaterThanOrEqualTo(2026);
    }

    @Test
    void readsAndDisablesRules() {
        var rules = graph.users()
                .byUserId("invite_partenaire.example#EXT#@" + Registration.INITIAL_DOMAIN)
                .mailFolders()
                .byMailFolderId("inbox")
                .messageRules();
        assertThatThrownBy(rules::get)
                .isInstanceOfSatisfying(
                        ODataError.class,
                        error -> assertThat(error.getError().getCode()).isEqualTo("MailboxNotEnabledForRESTAPI"));

        var victims = graph.users()
                .byUserId(VICTIM)
                .mailFolders()
                .byMailFolderId("inbox")
                .messageRules();
        MessageRuleCollectionResponse page = victims.get();
        MessageRule off = new MessageRule();
        off.setIsEnabled(false);
        String id = page.getValue().getFirst().getId();

        assertThat(victims.byMessageRuleId(id).patch(off).getIsEnabled()).isFalse();
        assertThat(page.getValue()).hasSize(6);
    }

    @Test
    void readsRolesAndDomains() {
        var roles = graph.users()
                .byUserId(ADMIN)
                .transitiveMemberOf()
                .graphDirectoryRole()
                .get(request -> {
                    request.headers.add("ConsistencyLevel", "eventual");
                    request.queryParameters.count = true;
                });

        assertThat(roles.getValue().getFirst().getRoleTemplateId())
                .isEqualTo(EntraRole.GLOBAL_ADMINISTRATOR.templateId());
        assertThat(graph.organization().get().getValue().getFirst().getVerifiedDomains())
                .hasSize(4);
    }
}
