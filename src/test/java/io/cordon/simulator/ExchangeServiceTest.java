package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeServiceTest extends TenantTest {

    @Test
    void forwardingIsReadAndCleared() {
        String identity = "{\"Identity\":\"" + VICTIM_NAME + "\"}";
        JsonNode before = value(client.exchange("Get-Mailbox", identity));
        assertThat(before.path("ForwardingSmtpAddress").asText())
                .isEqualTo("smtp:collecte.veh81@boite-externe.example");
        assertThat(before.path("DeliverToMailboxAndForward").asBoolean()).isTrue();

        assertThat(client.exchange(
                                "Set-Mailbox",
                                "{\"Identity\":\"" + VICTIM_NAME + "\",\"ForwardingSmtpAddress\":null,"
                                        + "\"ForwardingAddress\":null,\"DeliverToMailboxAndForward\":false}")
                        .status())
                .isEqualTo(200);

        JsonNode after = value(client.exchange("Get-Mailbox", identity));
        assertThat(after.path("ForwardingSmtpAddress").isNull()).isTrue();
        assertThat(after.path("DeliverToMailboxAndForward").asBoolean()).isFalse();
    }

    @Test
    void forwardingToContactLeadsOutside() {
        String name = value(client.exchange("Get-Mailbox", "{\"Identity\":\"" + SYNCED + "\"}"))
                .path("ForwardingAddress")
                .asText();
        JsonNode contact = value(client.exchange("Get-Recipient", "{\"Identity\":\"" + name + "\"}"));

        assertThat(contact.path("RecipientTypeDetails").asText()).isEqualTo("MailContact");
        assertThat(contact.path("ExternalEmailAddress").asText())
                .isEqualTo("SMTP:releve.annuaire@boite-externe.example");
        assertThat(client.exchange("Get-AcceptedDomain", "{}").json().path("value"))
                .hasSize(4);
    }

    @Test
    void strangeMailboxAndParameterAreRefused() {
        TenantClient.Reply missing = client.exchange("Get-Mailbox", "{\"Identity\":\"nobody@contoso.example\"}");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().at("/error/details/0/message").asText())
                .contains("|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|");
        assertThat(client.exchange("Set-Mailbox", "{\"Identity\":\"" + VICTIM_NAME + "\",\"Forward\":null}")
                        .status())
                .isEqualTo(400);
        assertThat(client.exchange("Get-Mailbox", "{\"Identity\":\"sans.boite@hopital.example\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void forbiddenCmdletIsAnsweredWithNulBytesDeclaredGzip() {
        TenantClient.Reply reply = client.exchange("Remove-Mailbox", "{\"Identity\":\"" + VICTIM_NAME + "\"}");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.headers()).containsEntry("Content-Encoding", "gzip");
        assertThat(reply.text()).isEqualTo("\0".repeat(64));
    }

    @Test
    void readerMayNotReadRules() {
        client.control("PUT", "permissions", "{\"entraRoles\":[\"Global Reader\"]}");
        assertThat(client.exchange("Get-Mailbox", "{\"Identity\":\"" + VICTIM_NAME + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.exchange("Get-InboxRule", "{\"Mailbox\":\"" + VICTIM_NAME + "\"}")
                        .status())
                .isEqualTo(403);

        client.control("PUT", "permissions", "{\"exchange\":[]}");
        assertThat(client.exchange("Get-Mailbox", "{\"Identity\":\"" + VICTIM_NAME + "\"}")
                        .text())
                .contains("CmdletAccessDeniedException");
    }

    @Test
    void onlyBetaAndOnlyWithAnAnchor() {
        String body = "{\"CmdletInput\":{\"CmdletName\":\"Get-AcceptedDomain\",\"Parameters\":{}}}";
        Map<String, String> headers = Map.of("Authorization", "Bearer " + client.exchangeToken());
        String path = "/" + tenant.tenantId() + "/InvokeCommand";

        assertThat(client.send("POST", "/adminapi/v1.0" + path, body, headers).status())
                .isEqualTo(405);
        assertThat(client.send("POST", "/adminapi/beta" + path, body, headers).status())
                .isEqualTo(400);
        assertThat(client.send("POST", "/adminapi/beta" + path, body, Map.of()).status())
                .isEqualTo(401);
    }

    private static JsonNode value(TenantClient.Reply reply) {
        return reply.json().path("value").path(0);
    }
}
