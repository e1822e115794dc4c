package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphUsersTest extends TenantTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/1f3a0001-7c2b-4d51-9e60-000000000001",
                "/users('1f3a0001-7c2b-4d51-9e60-000000000001')",
                "/users/victime.hameconnee@hopital.example",
                "/users/VICTIME.Hameconnee%40Hopital.Example",
                "/users('victime.hameconnee%40hopital.example')",
                "/users/1F3A0001-7C2B-4D51-9E60-000000000001"
            })
    void userIsFoundInEverySpelling(String path) {
        assertThat(client.get(path).json().path("id").asText()).isEqualTo(VICTIM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/invite_partenaire.example%23EXT%23@hopital-simule.onmicrosoft.com",
                "/users/maeve.o'hara@hopital.example",
                "/users/maeve.o%27hara%40hopital.example",
                "/users('maeve.o''hara@hopital.example')"
            })
    void signsInPrincipalNamesAreUnderstood(String path) {
        assertThat(client.get(path).status()).isEqualTo(200);
    }

    @Test
    void withoutSelectOnlyTheDocumentedDefaultSetComes() {
        JsonNode user = client.get("/users/" + VICTIM).json();

        assertThat(Json.properties(user)).containsExactlyInAnyOrderElementsOf(UserProperties.DEFAULT);
        assertThat(user.has("accountEnabled")).isFalse();
    }

    @Test
    void selectIsObeyed() {
        JsonNode user = client.get("/users/" + SYNCED + "?%24select=id,accountEnabled,onPremisesSyncEnabled,identities")
                .json();

        assertThat(Json.properties(user))
                .containsExactlyInAnyOrder("id", "accountEnabled", "onPremisesSyncEnabled", "identities");
        assertThat(user.path("onPremisesSyncEnabled").asBoolean()).isTrue();
        assertThat(client.get("/users/" + VICTIM + "?$select=id,notAProperty").error())
                .isEqualTo("BadRequest");
    }

    @Test
    void strangersAndUnknownPathsAreNotFound() {
        TenantClient.Reply reply = client.get("/users/nobody@hopital.example", "client-request-id", "my-own-id");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("Request_ResourceNotFound");
        assertThat(reply.headers()).containsEntry("client-request-id", "my-own-id");
        JsonNode inner = reply.json().path("error").path("innerError");
        assertThat(inner.path("client-request-id").asText()).isEqualTo("my-own-id");
        assertThat(inner.path("request-id").asText()).isEqualTo(reply.headers().get("request-id"));
        assertThat(inner.path("date").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(client.get("/me").status()).isEqualTo(404);
        assertThat(client.get("/users/" + VICTIM + "/nothing").status()).isEqualTo(404);
        assertThat(client.graph("DELETE", "/users/" + VICTIM, null).status()).isEqualTo(405);
        assertThat(client.get("/users/" + VICTIM + "?$frob=1").status()).isEqualTo(400);
    }

    @Test
    void aliasLeadsToItsOwner() {
        assertThat(found("mail eq 'p.hameconnee@hopital.example' or proxyAddresses/any(p:p eq"
                        + " 'smtp:P.Hameconnee@hopital.example')"))
                .containsExactly(VICTIM);
        assertThat(found("userPrincipalName eq 'maeve.o''hara@hopital.example'"))
                .hasSize(1);
        assertThat(found("mail eq 'doublon@hopital.example'")).hasSize(2);
        assertThat(found("mail eq 'nobody@hopital.example'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startsWith(mail,'v')",
                "mail eq 'a' and mail eq 'b'",
                "mail eq 'a",
                "mail eq 'a' or",
                "jobTitle eq 'x'",
                "mail eq 'o'hara'"
            })
    void otherFiltersAreRefused(String filter) {
        TenantClient.Reply reply = client.get("/users?$filter=" + encode(filter));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("Request_UnsupportedQuery");
    }

    @Test
    void listIsPaged() {
        client.control("PUT", "pages", "{\"users\":5}");

        List<String> ids = new ArrayList<>();
        String next = "/users?$select=id";
        int pages = 0;
        while (!next.isEmpty()) {
            JsonNode page = client.get(next).json();
            page.path("value").forEach(user -> ids.add(user.path("id").asText()));
            next = page.path("@odata.nextLink").asText();
            pages++;
        }

        assertThat(pages).isEqualTo(4);
        assertThat(ids).doesNotHaveDuplicates().hasSize(17);
        assertThat(client.get("/users?$top=3").json().path("value")).hasSize(3);
        assertThat(client.get("/users?$skiptoken=broken").status()).isEqualTo(400);
    }

    @Test
    void organizationTellsItsDomains() {
        JsonNode organization = client.get("/organization?$select=id,displayName,verifiedDomains")
                .json()
                .path("value")
                .path(0);

        assertThat(organization.path("verifiedDomains")).hasSize(4);
        assertThat(Json.properties(organization.path("verifiedDomains").path(0)))
                .contains("name", "isDefault", "isInitial", "type", "capabilities");
    }

    @Test
    void rolesAreToldInBothWays() {
        JsonNode assignments = client.get(
                        "/roleManagement/directory/roleAssignments?$filter=" + encode("principalId eq '" + ADMIN + "'"))
                .json();
        String cast = "/users/" + ADMIN + "/transitiveMemberOf/graph.directoryRole?$count=true";

        assertThat(assignments.path("value").path(0).path("roleDefinitionId").asText())
                .isEqualTo(EntraRole.GLOBAL_ADMINISTRATOR.templateId());
        assertThat(client.get(cast).error()).isEqualTo("Request_UnsupportedQuery");
        assertThat(client.get(cast, "ConsistencyLevel", "eventual")
                        .json()
                        .path("value")
                        .path(0)
                        .path("roleTemplateId")
                        .asText())
                .isEqualTo(EntraRole.GLOBAL_ADMINISTRATOR.templateId());
    }

    @Test
    void staleReadsShowWhatWas() {
        client.control("PUT", "stale-reads", "{\"millis\":60000}");
        String path = "/users/" + VICTIM;

        assertThat(client.graph("PATCH", path, "{\"accountEnabled\":false}").status())
                .isEqualTo(204);

        assertThat(enabled(path)).isTrue();
        client.control("PUT", "stale-reads", "{\"millis\":0}");
        assertThat(enabled(path)).isFalse();
    }

    private boolean enabled(String path) {
        return client.get(path + "?$select=accountEnabled")
                .json()
                .path("accountEnabled")
                .asBoolean();
    }

    private List<String> found(String filter) {
        JsonNode users =
                client.get("/users?$select=id&$filter=" + encode(filter)).json().path("value");
        return Json.items(users).stream().map(user -> user.path("id").asText()).toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
