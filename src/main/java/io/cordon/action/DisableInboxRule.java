package io.cordon.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.MessageRule;
import io.cordon.microsoft.Json;
import io.cordon.microsoft.Microsoft365;
import io.cordon.model.Observation;
import io.cordon.model.Permission;
import io.cordon.model.StepInfo;
import io.cordon.model.StepName;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.step.ArtifactAction;
import io.cordon.step.Subject;
import io.cordon.step.UndoableAction;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Switches an inbox rule off and records the whole rule; nothing is deleted. A rule that is gone meanwhile is as wanted. Rules that Graph shows
 * are written through Graph, hidden ones through Exchange, where any change of a rule removes rules that only Outlook on a computer knows
 * (microsoft-contract g and h2).
 */
@Singleton
final class DisableInboxRule implements ArtifactAction, UndoableAction {
    private static final StepInfo INFO = new StepInfo(
            new StepName("mailbox.rule.disable"),
            Text.of("Disable an inbox rule", "Désactiver une règle de boîte de réception"),
            List.of(
                    Permission.graph("MailboxSettings.Read", "to read a rule back", "pour relire une règle"),
                    Permission.graph("MailboxSettings.ReadWrite", "to disable rules", "pour désactiver les règles"),
                    Permission.exchange(
                            "Exchange.ManageAsApp", "to disable hidden rules", "pour désactiver les règles masquées")),
            List.of("Exchange Recipient Administrator"),
            List.of("T1564.008", "T1137.005", "T1114.003"),
            List.of("D3-RC"),
            URI.create("https://learn.microsoft.com/graph/api/messagerule-update"));

    private static final Observation GONE = new Observation.AsWanted(Map.of("exists", false));

    @Override
    public StepInfo info() {
        return INFO;
    }

    @Override
    public Set<Target.Kind> on() {
        return Set.of(Target.Kind.INBOX_RULE, Target.Kind.HIDDEN_INBOX_RULE);
    }

    @Override
    public Observation observe(Subject subject, Microsoft365 m365) {
        Target.Artifact rule = subject.artifact();
        return switch (rule.kind()) {
            case INBOX_RULE ->
                m365.graph()
                        .find((graph, settings) -> graph.users()
                                .byUserId(subject.user().id())
                                .mailFolders()
                                .byMailFolderId("inbox")
                                .messageRules()
                                .byMessageRuleId(rule.id())
                                .get(settings::on))
                        .map(found ->
                                Observation.of(Boolean.FALSE.equals(found.getIsEnabled()), Json.map(Json.of(found))))
                        .orElse(GONE);
            case HIDDEN_INBOX_RULE ->
                m365.mailboxes().rules(subject.user()).stream()
                        .filter(found -> found.path("Identity").asText().equals(rule.id()))
                        .findFirst()
                        .map(found -> Observation.of(isOff(found), Json.map(found)))
                        .orElse(GONE);
            case MAILBOX_FORWARDING -> throw new IllegalArgumentException("Not a rule: " + rule.kind());
        };
    }

    @Override
    public void apply(Subject subject, Microsoft365 m365) {
        set(subject, false, m365);
    }

    /** Nothing but the switch was touched, so nothing else is written. */
    @Override
    public void undo(Subject subject, Map<String, Object> before, Microsoft365 m365) {
        set(subject, true, m365);
    }

    private static void set(Subject subject, boolean enabled, Microsoft365 m365) {
        Target.Artifact rule = subject.artifact();
        switch (rule.kind()) {
            case INBOX_RULE ->
                m365.graph().send((graph, settings) -> {
                    MessageRule change = new MessageRule();
                    change.setIsEnabled(enabled);
                    return graph.users()
                            .byUserId(subject.user().id())
                            .mailFolders()
                            .byMailFolderId("inbox")
                            .messageRules()
                            .byMessageRuleId(rule.id())
                            .patch(change, settings::on);
                });
            case HIDDEN_INBOX_RULE ->
                m365.exchange()
                        .invoke(
                                subject.user().userPrincipalName(),
                                enabled ? "Enable-InboxRule" : "Disable-InboxRule",
                                Map.of(
                                        "Identity", rule.id(),
                                        "Mailbox", subject.user().userPrincipalName(),
                                        "Confirm", false,
                                        "Force", true,
                                        "AlwaysDeleteOutlookRulesBlob", true));
            case MAILBOX_FORWARDING -> throw new IllegalArgumentException("Not a rule: " + rule.kind());
        }
    }

    private static boolean isOff(JsonNode rule) {
        return rule.path("Enabled").isBoolean() && !rule.path("Enabled").booleanValue();
    }
}
