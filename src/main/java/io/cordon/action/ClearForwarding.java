package io.cordon.action;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clears one of the two forwarding properties of the mailbox, the one that the artifact names, and leaves the other. Graph has neither
 * (microsoft-contract h3).
 */
@Singleton
final class ClearForwarding implements ArtifactAction, UndoableAction {
    private static final String KEEPS_A_COPY = "DeliverToMailboxAndForward";
    private static final List<String> FACTS = List.of("ForwardingSmtpAddress", "ForwardingAddress", KEEPS_A_COPY);

    private static final StepInfo INFO = new StepInfo(
            new StepName("mailbox.forwarding.clear"),
            Text.of("Stop forwarding of the mailbox", "Arrêter le transfert de la boîte aux lettres"),
            List.of(Permission.exchange("Exchange.ManageAsApp", "to clear forwarding", "pour arrêter le transfert")),
            List.of("Exchange Recipient Administrator"),
            List.of("T1114.003"),
            List.of("D3-RC"),
            URI.create("https://learn.microsoft.com/powershell/module/exchangepowershell/set-mailbox"));

    @Override
    public StepInfo info() {
        return INFO;
    }

    @Override
    public Set<Target.Kind> on() {
        return Set.of(Target.Kind.MAILBOX_FORWARDING);
    }

    @Override
    public Observation observe(Subject subject, Microsoft365 m365) {
        JsonNode mailbox = m365.mailboxes().mailbox(subject.user());
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String name : FACTS) {
            JsonNode value = mailbox.path(name);
            facts.put(
                    name,
                    value.isBoolean() ? (Object) value.booleanValue() : value.isTextual() ? value.textValue() : null);
        }
        return Observation.of(!mailbox.hasNonNull(subject.artifact().id()), facts);
    }

    @Override
    public void apply(Subject subject, Microsoft365 m365) {
        set(subject, null, m365);
    }

    @Override
    public void undo(Subject subject, Map<String, Object> before, Microsoft365 m365) {
        set(subject, before.get(subject.artifact().id()), m365);
    }

    /** The other of the two properties is another step's. */
    @Override
    public Map<String, Object> own(Subject subject, Map<String, Object> observed) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put(subject.artifact().id(), observed.get(subject.artifact().id()));
        own.put(KEEPS_A_COPY, observed.get(KEEPS_A_COPY));
        return own;
    }

    private static void set(Subject subject, Object value, Microsoft365 m365) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("Identity", subject.user().userPrincipalName());
        parameters.put(subject.artifact().id(), value);
        m365.exchange().invoke(subject.user().userPrincipalName(), "Set-Mailbox", parameters);
    }
}
