package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Records a varied run and holds it against Microsoft's contract, where that is at hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrafficFileTest {
    private static final Path TRAFFIC = Path.of("target", "graph-traffic-simulator.jsonl");
    private static final Path CHECKER = Path.of("..", "shared", "contract", "check-traffic");
    private static final String PASSWORD = "Phrase-secrete-2026";
    private static final String VICTIM = "/users/" + TenantTest.VICTIM;

    private String bearer;

    @BeforeAll
    void recordVariedRun() throws IOException {
        Files.deleteIfExists(TRAFFIC);
        try (SimulatedTenant tenant =
                SimulatedTenant.start(new SimulatedTenant.Options(0, TRAFFIC, InstantSource.system()))) {
            TenantClient client = new TenantClient(tenant);
            bearer = client.graphToken();
            readDirectory(client);
            contain(client);
            fail(client);
        }
    }

    private static void readDirectory(TenantClient client) {
        client.get(VICTIM);
        client.get("/users('victime.hameconnee%40hopital.example')?$select=id,accountEnabled,userType,proxyAddresses,"
                + "assignedPlans,onPremisesSyncEnabled,onPremisesLastSyncDateTime,signInSessionsValidFromDateTime,"
                + "lastPasswordChangeDateTime");
        client.get("/users?$filter=mail%20eq%20'doublon@hopital.example'&$select=id,mail");
        client.get("/users?$top=4");
        client.get("/organization?$select=id,displayName,verifiedDomains");
        client.get("/roleManagement/directory/roleAssignments?$expand=roleDefinition&$filter=principalId%20eq%20'"
                + TenantTest.ADMIN + "'");
        client.get(
                "/users/" + TenantTest.ADMIN + "/transitiveMemberOf/microsoft.graph.directoryRole?$count=true",
                "ConsistencyLevel",
                "eventual");
        client.graph(
                "POST", VICTIM + "/checkMemberGroups", "{\"groupIds\":[\"11111111-1111-4111-8111-111111111111\"]}");
        client.get("/users/nobody@hopital.example");
        client.get("/users?$filter=jobTitle%20eq%20'x'");
    }

    private static void contain(TenantClient client) {
        client.graph("PATCH", VICTIM, "{\"@odata.type\":\"#microsoft.graph.user\",\"accountEnabled\":false}");
        client.graph(
                "PATCH",
                VICTIM,
                "{\"passwordProfile\":{\"password\":\"" + PASSWORD + "\",\"forceChangePasswordNextSignIn\":true}}");
        client.graph("POST", VICTIM + "/revokeSignInSessions", null);
        client.get(VICTIM + "/mailFolders?includeHiddenFolders=true&$top=100");
        client.get(VICTIM + "/mailFolders");
        client.get(VICTIM + "/mailFolders/inbox");
        client.get(VICTIM + "/mailFolders/syncissues/childFolders");
        client.get(VICTIM + "/mailFolders/inbox/messageRules");
        client.get(VICTIM + "/mailFolders/inbox/messageRules/AQAAAASAotU=");
        client.graph(
                "PATCH",
                VICTIM + "/mailFolders/inbox/messageRules/AQAAAASAotU=",
                "{\"isEnabled\":false,\"sequence\":9}");
        client.graph("DELETE", VICTIM + "/mailFolders/inbox/messageRules/AgAAAASAotU=", null);
        client.get("/users/sans.boite@hopital.example/mailFolders/inbox/messageRules");
        client.exchange("Get-InboxRule", "{\"Mailbox\":\"" + TenantTest.VICTIM_NAME + "\",\"IncludeHidden\":true}");
        client.exchange("Get-Mailbox", "{\"Identity\":\"" + TenantTest.VICTIM_NAME + "\"}");
    }

    private static void fail(TenantClient client) {
        client.graph("PATCH", "/users/" + TenantTest.ADMIN, "{\"accountEnabled\":false}");
        client.graph("PATCH", "/users/" + TenantTest.SYNCED, "{\"passwordProfile\":{\"password\":\"x\"}}");
        client.control(
                "POST",
                "faults",
                "[{\"operation\":\"user.get\",\"status\":429,\"retryAfter\":\"1\"},"
                        + "{\"operation\":\"user.get\",\"body\":\"malformed\"},"
                        + "{\"operation\":\"user.get\",\"status\":502,\"body\":\"html\"}]");
        client.get(VICTIM);
        client.get(VICTIM);
        client.get(VICTIM);
    }

    @Test
    void everyExchangeIsOneLine() throws IOException {
        assertThat(Files.readAllLines(TRAFFIC))
                .hasSizeGreaterThan(25)
                .allMatch(line -> line.startsWith("{\"sequence\":") && line.endsWith("}"));
    }

    @Test
    void noSecretIsWrittenDown() throws IOException {
        assertThat(Files.readString(TRAFFIC))
                .contains("\"password\":\"***\"", "\"access_token\":\"***\"")
                .doesNotContain(PASSWORD, bearer, Registration.CLIENT_SECRET);
    }

    @Test
    void trafficKeepsMicrosoftsContract() throws IOException, InterruptedException {
        if (!Files.isExecutable(CHECKER)) {
            return;
        }
        Process check = new ProcessBuilder(CHECKER.toString(), TRAFFIC.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(said).isZero();
    }
}
