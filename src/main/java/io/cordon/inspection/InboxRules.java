package io.cordon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.MessageRuleCollectionResponse;
import io.cordon.judgement.Context;
import io.cordon.judgement.Folder;
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

/**
 * Looks for inbox rules that hide mail or send it away, in both views: Graph's, and Exchange's {@code -IncludeHidden}, which also shows what
 * Outlook does not. A rule that Graph returns without conditions and actions is judged on Exchange's view of it. If only one view can be read,
 * what it shows is reported before the loss of the other is.
 */
@Singleton
final class InboxRules implements Inspection {
    private static final StepInfo INFO = new StepInfo(
            new StepName("mailbox.rules"),
            Text.of(
                    "Look for inbox rules that hide mail or send it away",
                    "Rechercher les règles de boîte de réception qui cachent ou détournent du courrier"),
            List.of(
                    Permission.graph("MailboxSettings.Read", "to read inbox rules", "pour lire les règles"),
                    Permission.graph(
                            "Mail.ReadBasic.All",
                            "to name the folders that rules move mail to",
                            "pour nommer les dossiers cibles des règles"),
                    Permission.graph(
                            "User.Read.All",
                            "to know the tenant's domains",
                            "pour connaître les domaines du locataire"),
                    Permission.exchange(
                            "Exchange.ManageAsApp", "to read hidden rules", "pour lire les règles masquées")),
            List.of("Exchange Recipient Administrator"),
            List.of("T1564.008", "T1137.005", "T1114.003"),
            List.of(),
            URI.create("https://learn.microsoft.com/graph/api/mailfolder-list-messagerules"));

    private final JudgementConfig config;

    InboxRules(JudgementConfig config) {
        this.config = config;
    }

    @Override
    public StepInfo info() {
        return INFO;
    }

    @Override
    public void inspect(User user, Microsoft365 m365, Consumer<Finding> found) {
        Reading<List<JsonNode>> graph = Reading.of(() -> visible(user, m365));
        Reading<List<JsonNode>> exchange = Reading.of(() -> m365.mailboxes().rules(user));
        RuleViews views = RuleViews.of(graph.got(), exchange.got());
        List<Reading<?>> readings =
                new ArrayList<>(List.of(graph, exchange)); // a lost view explains what follows from it
        if (!views.isEmpty()) {
            Set<String> domains = m365.directory().domains();
            Reading<Map<String, Folder>> folders = Reading.of(() -> Folders.of(user, m365, views.graph()));
            readings.add(folders);
            Reading<Map<String, Recipient>> recipients =
                    Reading.of(() -> Recipients.of(user, m365, targets(views), domains));
            readings.add(recipients);
            Context context = Context.of(domains, user, config)
                    .with(folders.got().orElse(Map.of()), recipients.got().orElse(Map.of()));
            for (RuleViews.Rule rule : views.rules()) {
                Reading<Judgement> judgement = Reading.ofObject(() -> judge(rule, context));
                judgement.got().ifPresent(known -> report(rule, known, found));
                readings.add(judgement);
            }
        }
        readings.forEach(Reading::orThrow);
    }

    private static List<JsonNode> visible(User user, Microsoft365 m365) {
        return m365.graph().<MessageRuleCollectionResponse>listVerbatim((graph, settings, next) -> {
            var rules = graph.users()
                    .byUserId(user.id())
                    .mailFolders()
                    .byMailFolderId("inbox")
                    .messageRules();
            return (next == null ? rules : rules.withUrl(next)).get(settings::on);
        });
    }

    private static List<String> targets(RuleViews views) {
        return views.rules().stream()
                .map(rule -> Reading.ofObject(() -> rule.judgedOnGraph()
                        ? io.cordon.judgement.InboxRules.targetsOfGraph(rule.graph())
                        : io.cordon.judgement.InboxRules.targetsOfExchange(rule.exchange())))
                .flatMap(targets -> targets.got().orElse(List.of()).stream())
                .distinct()
                .toList();
    }

    private static Judgement judge(RuleViews.Rule rule, Context context) {
        if (rule.judgedOnGraph()) {
            return io.cordon.judgement.InboxRules.ofGraph(rule.graph(), context);
        }
        return switch (rule.visibility()) {
            case VISIBLE -> io.cordon.judgement.InboxRules.ofExchange(rule.exchange(), true, context);
            case HIDDEN -> io.cordon.judgement.InboxRules.ofExchange(rule.exchange(), false, context);
            case UNKNOWN ->
                milder(
                        io.cordon.judgement.InboxRules.ofExchange(rule.exchange(), true, context),
                        io.cordon.judgement.InboxRules.ofExchange(rule.exchange(), false, context));
        };
    }

    /** What is not known must not make the judgement more confident. */
    private static Judgement milder(Judgement one, Judgement other) {
        return one.severity().isAtLeast(other.severity()) ? other : one;
    }

    private static void report(RuleViews.Rule rule, Judgement judgement, Consumer<Finding> found) {
        if (judgement.severity() == Severity.NOTE) {
            return;
        }
        found.accept(new Finding(
                rule.artifact(),
                judgement.severity(),
                rule.visibility() == RuleViews.Visibility.HIDDEN
                        ? Text.of(
                                "The hidden inbox rule \"%s\", which Outlook does not show.",
                                "La règle masquée «\u00a0%s\u00a0», invisible dans Outlook.", rule.name())
                        : Text.of(
                                "The inbox rule \"%s\".",
                                "La règle de boîte de réception «\u00a0%s\u00a0».", rule.name()),
                judgement.reasons(),
                Json.map(rule.judgedOnGraph() ? rule.graph() : rule.exchange())));
    }
}
