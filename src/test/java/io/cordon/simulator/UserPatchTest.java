package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class UserPatchTest extends TenantTest {
    private static final String DISABLE = "{\"@odata.type\":\"#microsoft.graph.user\",\"accountEnabled\":false}";
    private static final String PASSWORD = "{\"passwordProfile\":{\"password\":\"Une-phrase-2026-longue\","
            + "\"forceChangePasswordNextSignIn\":true}}";
    private static final String BOTH =
            "{\"accountEnabled\":false,\"passwordProfile\":{\"password\":\"Une-phrase-2026-longue\"}}";

    @Test
    void disablingAnswersNothingAndMayBeRepeated() {
        TenantClient.Reply reply = patch(VICTIM, DISABLE);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.text()).isEmpty();
        assertThat(patch(VICTIM, DISABLE).status()).isEqualTo(204);
        assertThat(enabled(VICTIM)).isFalse();
    }

    @Test
    void newPasswordShowsToTestsOnlyAndElsewhereByItsFingerprintAndDate() {
        JsonNode before = state(VICTIM);

        assertThat(patch(VICTIM, PASSWORD).status()).isEqualTo(204);

        JsonNode after = state(VICTIM);
        assertThat(after.path("passwordSha256")).isNotEqualTo(before.path("passwordSha256"));
        assertThat(after.path("passwordChanges").asInt()).isEqualTo(1);
        assertThat(after.at("/properties/lastPasswordChangeDateTime"))
                .isNotEqualTo(before.at("/properties/lastPasswordChangeDateTime"));
        assertThat(after.path("passwordsSet")).hasSize(1);
        assertThat(after.path("properties").toString()).doesNotContain("Une-phrase");
    }

    @Test
    void bothInOneBodyIsAllOrNothing() {
        client.control("PUT", "permissions", "{\"graph\":[\"User.Read.All\",\"User.EnableDisableAccount.All\"]}");

        assertThat(patch(VICTIM, BOTH).status()).isEqualTo(403);
        assertThat(enabled(VICTIM)).isTrue();
        assertThat(patch(VICTIM, DISABLE).status()).isEqualTo(204);
    }

    @Test
    void passwordNeedsAnEntraRoleBesidesThePermission() {
        client.control("PUT", "permissions", "{\"entraRoles\":[]}");

        assertThat(patch(VICTIM, PASSWORD).error()).isEqualTo("Authorization_RequestDenied");
        assertThat(patch(VICTIM, DISABLE).status()).isEqualTo(204);
    }

    @Test
    void administratorIsOutOfReachOfUserAdministrator() {
        assertThat(patch(ADMIN, DISABLE).status()).isEqualTo(403);
        assertThat(patch(ADMIN, PASSWORD).status()).isEqualTo(403);

        client.control("PUT", "permissions", "{\"entraRoles\":[\"Privileged Authentication Administrator\"]}");
        assertThat(patch(ADMIN, DISABLE).status()).isEqualTo(204);
        assertThat(patch(ADMIN, PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void syncedUserIsDisabledButKeepsItsPassword() {
        assertThat(patch(SYNCED, DISABLE).status()).isEqualTo(204);
        TenantClient.Reply reply = patch(SYNCED, PASSWORD);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("Request_BadRequest", "on-premises mastered Directory Sync objects");
        client.control("POST", "directory-sync", null);
        assertThat(enabled(SYNCED)).isTrue();
    }

    @Test
    void weakPasswordIsRefused() {
        assertThat(patch(VICTIM, "{\"passwordProfile\":{\"password\":\"toutenminuscules\"}}")
                        .text())
                .contains("does not comply with password complexity");
    }

    @Test
    void strangeBodiesAreRefused() {
        for (String body : new String[] {
            "{\"blocked\":true}",
            "{\"accountEnabled\":\"no\"}",
            "{\"passwordProfile\":{\"secret\":\"x\"}}",
            "{\"onPremisesSyncEnabled\":false}",
            "{",
            "[]"
        }) {
            assertThat(patch(VICTIM, body).status()).as(body).isEqualTo(400);
        }
        assertThat(patch(VICTIM, "{}").status()).isEqualTo(204);
        assertThat(enabled(VICTIM)).isTrue();
    }

    @Test
    void revocationMovesTheDateExceptForGuests() {
        String guest = "1f3a0004-7c2b-4d51-9e60-000000000004";
        JsonNode guestBefore = state(guest).path("properties");

        TenantClient.Reply reply = client.graph("POST", "/users/" + VICTIM + "/revokeSignInSessions", null);

        assertThat(reply.json().path("value").asBoolean()).isTrue();
        assertThat(state(VICTIM)
                        .at("/properties/signInSessionsValidFromDateTime")
                        .asText())
                .isGreaterThan("2026-03-03")
                .matches("[^.]*Z");
        assertThat(client.graph("POST", "/users/" + guest + "/revokeSignInSessions", null)
                        .status())
                .isEqualTo(200);
        assertThat(state(guest).path("properties")).isEqualTo(guestBefore);
    }

    private TenantClient.Reply patch(String user, String body) {
        return client.graph("PATCH", "/users/" + user, body);
    }

    private boolean enabled(String user) {
        return state(user).at("/properties/accountEnabled").asBoolean();
    }

    private JsonNode state(String user) {
        return client.control("GET", "users/" + user, null);
    }
}
