package io.cordon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.judgement.Context;
import io.cordon.judgement.Forwarding;
import io.cordon.judgement.Judgement;
import io.cordon.judgement.JudgementConfig;
import io.cordon.judgement.Recipient;
import io.cordon.microsoft.Json;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.Reading;
import io.cordon.model.Finding;
import io.cordon.model.Permission;
import io.cordon.model.Severity;
import io.cordon.model.StepInfo;
import io.cordon.model.StepName;
import io.cordon.model.Target;
import io.cordon.model.Text;
import io.cordon.model.User;
import io.cordon.step.Inspection;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks for forwarding that is set on the mailbox itself: an address, or a recipient of the organisation, which may be a contact whose mail goes
 * outside. Both can be set at once. Graph knows neither (microsoft-contract h3).
 */
@Singleton
final class MailboxForwarding implements Inspection {
    private static final String ADDRESS = "ForwardingSmtpAddress";
    private static final String RECIPIENT = "ForwardingAddress";
    private static final List<String> EVIDENCE =
            List.of(ADDRESS, RECIPIENT, "DeliverToMailboxAndForward", "RecipientTypeDetails");

    private static final StepInfo INFO = new StepInfo(
            new StepName("mailbox.forwarding"),
            Text.of(
                    "Look for forwarding set on the mailbox",
                    "Rechercher un transfert défini sur la boîte aux lettres"),
            List.of(
                    Permission.exchange("Exchange.ManageAsApp", "to read forwarding", "pour lire le transfert"),
                    Permission.graph(
                            "User.Read.All",
                            "to know the tenant's domains",
                            "pour connaître les domaines du locataire")),
            List.of("Exchange Recipient Administrator"),
            List.of("T1114.003"),
            List.of(),
            URI.create("https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailbox"));

    private final JudgementConfig config;

    MailboxForwarding(JudgementConfig config) {
        this.config = config;
    }

    @Override
    public StepInfo info() {
        return INFO;
    }

    @Override
    public void inspect(User user, Microsoft365 m365, Consumer<Finding> found) {
        JsonNode mailbox = m365.mailboxes().mailbox(user);
        boolean address = mailbox.hasNonNull(ADDRESS);
        boolean recipient = mailbox.hasNonNull(RECIPIENT);
        if (!address && !recipient) {
            return;
        }
        Set<String> domains = m365.directory().domains();
        List<Reading<Judgement>> judged = new ArrayList<>();
        if (address) {
            Context context = Context.of(domains, user, config);
            judged.add(report(ADDRESS, mailbox, () -> Forwarding.ofSmtpAddress(mailbox, context), found));
        }
        if (recipient) {
            Map<String, Recipient> recipients =
                    Recipients.of(user, m365, List.of(mailbox.get(RECIPIENT).asText()), domains);
            Context context = Context.of(domains, user, config).with(Map.of(), recipients);
            judged.add(report(RECIPIENT, mailbox, () -> Forwarding.ofRecipient(mailbox, context), found));
        }
        judged.forEach(Reading::orThrow);
    }

    private static Reading<Judgement> report(
            String property, JsonNode mailbox, Supplier<Judgement> judge, Consumer<Finding> found) {
        Reading<Judgement> judgement = Reading.ofObject(judge);
        judgement
                .got()
                .filter(known -> known.severity() != Severity.NOTE)
                .ifPresent(known -> found.accept(finding(property, mailbox, known)));
        return judgement;
    }

    private static Finding finding(String property, JsonNode mailbox, Judgement judgement) {
        String target = mailbox.get(property).asText();
        Map<String, Object> evidence = Json.map(mailbox);
        evidence.keySet().retainAll(EVIDENCE);
        return new Finding(
                new Target.Artifact(Target.Kind.MAILBOX_FORWARDING, property, target),
                judgement.severity(),
                Text.of(
                        "The mailbox forwards its mail to %s.",
                        "La boîte aux lettres transfère son courrier à %s.", target),
                judgement.reasons(),
                evidence);
    }
}
