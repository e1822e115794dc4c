package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxRulesTest extends TenantTest {
    private static final String RULES = "/users/" + VICTIM + "/mailFolders/inbox/messageRules";
    private static final String HIDING_RULE = "AQAAAASAotU=";
    private static final String OPAQUE_RULE = "BgAAAASAotU=";
    private static final String FORWARDING_RULE = "15394007230974001159";

    @Test
    void graphShowsAllButTheHiddenRules() {
        JsonNode rules = client.get(RULES).json().path("value");

        assertThat(rules).hasSize(6);
        assertThat(rules.path(0).path("id").asText()).isEqualTo(HIDING_RULE);
        assertThat(rules.path(0).path("displayName").asText()).isEqualTo(".");
        assertThat(rules.path(5).path("conditions").isNull()).isTrue();
        assertThat(rules.path(5).path("actions").isNull()).isTrue();
    }

    @Test
    void exchangeShowsTheHiddenOnesWhenAsked() {
        List<JsonNode> visible = exchangeRules("false");
        List<JsonNode> all = exchangeRules("true");

        assertThat(visible).hasSize(6);
        assertThat(all).hasSize(9);
        JsonNode forwarding = all.stream()
                .filter(rule -> rule.path("Name").asText().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(forwarding.path("RuleIdentity").isBigInteger()).isTrue();
        assertThat(forwarding.path("RuleIdentity").asText()).isEqualTo(FORWARDING_RULE);
        assertThat(forwarding.path("Identity").asText()).endsWith("\\" + FORWARDING_RULE);
        assertThat(forwarding.path("ForwardTo").path(0).asText())
                .isEqualTo("\"archive.veh81\" [SMTP:archive.veh81@messagerie-gratuite.example]");
        assertThat(forwarding.has("ForwardTo@odata.type")).isTrue();
        assertThat(all.get(0).path("MoveToFolder").asText()).isEqualTo("Flux RSS");
        assertThat(all.get(3).path("ForwardTo").path(0).asText()).contains("[EX:/o=ExchangeLabs/");
        assertThat(all.get(5).path("SubjectContainsWords").path(0).asText()).isEqualTo("compte rendu");
    }

    @Test
    void ruleDisabledInOneViewIsDisabledInTheOther() {
        JsonNode patched = client.graph("PATCH", RULES + "/AQAAAASAotU%3D", "{\"isEnabled\":false}")
                .json();
        assertThat(patched.path("isEnabled").asBoolean()).isFalse();
        assertThat(patched.at("/conditions/bodyOrSubjectContains")).hasSize(3);
        assertThat(exchangeRules("true").get(0).path("Enabled").asBoolean()).isFalse();

        String identity = exchangeRules("true").get(0).path("Identity").asText().replace("\\", "\\\\");
        TenantClient.Reply enabled = client.exchange(
                "Enable-InboxRule",
                "{\"Identity\":\"" + identity + "\",\"Mailbox\":\"" + VICTIM_NAME + "\",\"Confirm\":false}");
        assertThat(enabled.status()).isEqualTo(200);
        assertThat(enabled.json().path("value")).isEmpty();
        assertThat(client.get(RULES + "/" + HIDING_RULE)
                        .json()
                        .path("isEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void hiddenRuleIsOnlyReachedByExchange() {
        assertThat(client.graph("PATCH", RULES + "/BwAAAASAotU=", "{\"isEnabled\":false}")
                        .error())
                .isEqualTo("ErrorItemNotFound");
        assertThat(client.exchange(
                                "Disable-InboxRule",
                                "{\"Identity\":\"victime.hameconnee\\\\" + FORWARDING_RULE
                                        + "\",\"Confirm\":false,\"Force\":true,\"AlwaysDeleteOutlookRulesBlob\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(exchangeRules("true").get(6).path("Enabled").asBoolean()).isFalse();
    }

    @Test
    void readOnlyRuleAndStrangeBodiesAreRefused() {
        assertThat(client.graph("PATCH", RULES + "/" + OPAQUE_RULE, "{\"isEnabled\":false}")
                        .error())
                .isEqualTo("ErrorInvalidOperation");
        for (String body : new String[] {
            "{\"enabled\":false}",
            "{\"id\":\"x\"}",
            "{\"isEnabled\":\"false\"}",
            "{\"actions\":{\"moveToInbox\":true}}",
            "{\"conditions\":{\"importance\":\"urgent\"}}",
            "{\"actions\":{\"forwardTo\":[{\"emailAddress\":{\"smtp\":\"x\"}}]}}"
        }) {
            assertThat(client.graph("PATCH", RULES + "/" + HIDING_RULE, body).status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void rulesArePaged() {
        client.control("PUT", "pages", "{\"outlook\":4}");

        JsonNode first = client.get(RULES).json();

        assertThat(first.path("value")).hasSize(4);
        assertThat(client.get(first.path("@odata.nextLink").asText()).json().path("value"))
                .hasSize(2);
    }

    @Test
    void deletedRulesAreCounted() {
        assertThat(client.graph("DELETE", RULES + "/" + HIDING_RULE, null).status())
                .isEqualTo(204);
        assertThat(client.graph("DELETE", RULES + "/" + HIDING_RULE, null).status())
                .isEqualTo(404);

        assertThat(client.control("GET", "users/" + VICTIM, null)
                        .at("/mailbox/rulesDeleted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void intruderFightsBack() {
        JsonNode state = client.control("PATCH", "users/" + VICTIM_NAME, """
                {"properties": {"accountEnabled": true},
                 "forwarding": {"smtpAddress": "smtp:autre@boite-externe.example"},
                 "addRules": [{"displayName": "..", "hidden": false, "actions": {"moveToFolder": "Flux RSS"}}],
                 "updateRules": [{"id": "AQAAAASAotU=", "isEnabled": false}],
                 "removeRules": ["AgAAAASAotU="]}""");

        assertThat(state.at("/mailbox/forwardingSmtpAddress").asText()).isEqualTo("smtp:autre@boite-externe.example");
        JsonNode rules = client.get(RULES).json().path("value");
        assertThat(rules).hasSize(6);
        assertThat(rules.path(0).path("isEnabled").asBoolean()).isFalse();
        assertThat(rules.path(5).path("displayName").asText()).isEqualTo("..");
    }

    @Test
    void userWithoutMailboxHasNoRulesToRead() {
        String none = "/users/sans.boite@hopital.example/mailFolders";

        assertThat(client.get(none + "/inbox/messageRules").error()).isEqualTo("MailboxNotEnabledForRESTAPI");
        assertThat(client.get(none).status()).isEqualTo(404);
        assertThat(client.get("/users/nobody@hopital.example/mailFolders").error())
                .isEqualTo("ErrorInvalidUser");
    }

    private List<JsonNode> exchangeRules(String includeHidden) {
        return Json.items(client.exchange(
                        "Get-InboxRule",
                        "{\"Mailbox\":\"" + VICTIM_NAME + "\",\"IncludeHidden\":" + includeHidden + "}")
                .json()
                .path("value"));
    }
}
