package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenEndpointTest extends TenantTest {
    private static final String GRAPH = "https://graph.microsoft.com/.default";

    @Test
    void tokenTellsTenantAppAndRoles() {
        String payload = client.graphToken().split("\\.")[1];

        assertThat(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .contains(tenant.tenantId(), tenant.clientId(), "User.RevokeSessions.All")
                .contains(EntraRole.USER_ADMINISTRATOR.templateId());
    }

    @Test
    void scopesThatMsalAddsAreAccepted() {
        assertThat(token(GRAPH + " openid profile offline_access").status()).isEqualTo(200);
    }

    @Test
    void assertionStandsForTheSecret() {
        Map<String, String> form = new HashMap<>(TenantClient.credentials(GRAPH));
        form.remove("client_secret");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", "a.b.c");

        assertThat(client.token(tenant.tenantId(), form).status()).isEqualTo(200);
    }

    @Test
    void refusalsCarryMicrosoftsCodes() {
        assertCode(client.token("11111111-1111-4111-8111-111111111111", TenantClient.credentials(GRAPH)), 400, 90002);
        assertCode(changed("client_id", "22222222-2222-4222-8222-222222222222"), 400, 700016);
        assertCode(changed("client_secret", "wrong"), 401, 7000215);
        assertCode(token("https://foo.microsoft.com/.default"), 400, 70011);
    }

    @Test
    void tokenOfOneServiceIsRefusedByTheOther() {
        TenantClient.Reply reply = client.send(
                "GET", "/v1.0/organization", null, Map.of("Authorization", "Bearer " + client.exchangeToken()));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error()).isEqualTo("InvalidAuthenticationToken");
        assertThat(reply.headers()).containsKey("WWW-Authenticate");
    }

    @Test
    void newGrantsReachOutstandingTokensOnlyWhenAskedTo() {
        client.graphToken();
        client.control("PUT", "permissions", "{\"graph\":[],\"outstandingTokens\":\"kept\"}");
        assertThat(client.get("/users/" + VICTIM).status()).isEqualTo(200);

        client.control("PUT", "permissions", "{\"graph\":[]}");
        assertThat(client.get("/users/" + VICTIM).status()).isEqualTo(403);

        client.control("PUT", "permissions", "{\"graph\":[\"User.Read.All\"],\"outstandingTokens\":\"refused\"}");
        assertThat(client.get("/users/" + VICTIM).status()).isEqualTo(401);
        client.forgetTokens();
        assertThat(client.get("/users/" + VICTIM).status()).isEqualTo(200);
    }

    private TenantClient.Reply token(String scope) {
        return client.token(tenant.tenantId(), TenantClient.credentials(scope));
    }

    private TenantClient.Reply changed(String field, String value) {
        Map<String, String> form = new HashMap<>(TenantClient.credentials(GRAPH));
        form.put(field, value);
        return client.token(tenant.tenantId(), form);
    }

    private static void assertCode(TenantClient.Reply reply, int status, int code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error_codes").path(0).asInt()).isEqualTo(code);
        assertThat(reply.json().path("error_description").asText()).startsWith("AADSTS" + code + ": ");
    }
}
