package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.judgement.Context;
import io.cordon.judgement.Forwarding;
import io.cordon.judgement.InboxRules;
import io.cordon.judgement.Judgement;
import io.cordon.judgement.JudgementConfig;
import io.cordon.judgement.Recipient;
import io.cordon.microsoft.Microsoft365;
import io.cordon.microsoft.MicrosoftException;
import io.cordon.microsoft.Reading;
import io.cordon.model.Flag;
import io.cordon.model.MailboxBaseline;
import io.cordon.model.Permission;
import io.cordon.model.Severity;
import io.cordon.model.SourceInfo;
import io.cordon.model.Text;
import io.cordon.model.User;
import io.cordon.store.Baselines;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is new in mailboxes since they were last looked at: forwarding and inbox rules, hidden ones included. New forwarding or a new rule that is
 * judged illegitimate is clear; anything else that is new is listed. A few mailboxes in each sweep, those that were not looked at for longest first.
 */
@Singleton
final class MailboxChanges implements FlagSource {
    private static final int MAILBOXES_A_SWEEP = 50;
    private static final SourceInfo INFO = new SourceInfo(
            "baseline",
            Text.of(
                    "Users in whose mailbox there is forwarding or a rule that was not there the last time (`baseline`: `all`, or a group)",
                    "Utilisateurs dont la boîte contient un transfert ou une règle qui n’y était pas la fois précédente (`baseline`\u00a0: `all`, ou un groupe)"),
            List.of(
                    Permission.exchange("Exchange.ManageAsApp", "to read forwarding", "pour lire le transfert"),
                    Permission.exchange(
                            "Exchange.ManageAsApp", "to read hidden rules", "pour lire les règles masquées"),
                    Permission.graph("User.Read.All", "to list the tenant's users", "pour lister les utilisateurs")),
            URI.create("https://learn.microsoft.com/powershell/module/exchangepowershell/get-inboxrule"));

    private final Baselines baselines;
    private final JudgementConfig judgement;

    MailboxChanges(Baselines baselines, JudgementConfig judgement) {
        this.baselines = baselines;
        this.judgement = judgement;
    }

    @Override
    public SourceInfo info() {
        return INFO;
    }

    @Override
    public boolean lasting() {
        return false;
    }

    @Override
    public boolean configured(SweepConfig.OfTenant settings) {
        return settings.baseline().isPresent();
    }

    @Override
    public Read read(Question question, Found found) {
        Map<String, Instant> looked = baselines.looked(question.tenant().name());
        Instant due = question.now().minus(question.settings().baselineEvery());
        List<Member> users = Member.of(
                        question.m365(), question.settings().baseline().orElseThrow())
                .stream()
                .filter(user -> looked.getOrDefault(user.id(), Instant.EPOCH).isBefore(due))
                .sorted(Comparator.comparing(user -> looked.getOrDefault(user.id(), Instant.EPOCH)))
                .limit(MAILBOXES_A_SWEEP)
                .toList();
        Reading<Integer> first = new Reading.Got<>(0);
        for (Member user : users) {
            Reading<Integer> one = Reading.of(() -> look(question, user, found));
            if (one instanceof Reading.Lost<Integer> && first instanceof Reading.Got<Integer>) {
                first = one;
            }
        }
        first.orThrow();
        return new Read(users.size(), null);
    }

    private int look(Question question, Member user, Found found) {
        Map<String, JsonNode> now = switch (Reading.ofObject(() -> MailboxArtifacts.of(question.m365(), user.user()))) {
            case Reading.Got<Map<String, JsonNode>>(var artifacts) -> artifacts;
            case Reading.Lost<Map<String, JsonNode>>(MicrosoftException.NoMailbox _) -> Map.of();
            case Reading.Lost<Map<String, JsonNode>>(var why) -> throw why;
        };
        Map<String, String> digests = MailboxArtifacts.digests(now);
        baselines
                .find(question.tenant().name(), user.id())
                .ifPresent(before -> compare(question.m365(), user, before, now, digests, found));
        found.mailbox(new MailboxBaseline(user.id(), question.now(), digests));
        return now.size();
    }

    private void compare(
            Microsoft365 m365,
            Member member,
            MailboxBaseline before,
            Map<String, JsonNode> now,
            Map<String, String> digests,
            Found found) {
        digests.forEach((artifact, digest) -> {
            if (digest.equals(before.artifacts().get(artifact))
                    || !MailboxArtifacts.acts(artifact, now.get(artifact))) {
                return;
            }
            User user = m365.users().get(member.id());
            Optional<Judgement> judged = judge(m365, user, artifact, now.get(artifact));
            found.flag(new Flag(
                    INFO.name(),
                    member.id() + "/" + artifact + "/" + digest,
                    member.id(),
                    member.name(),
                    null,
                    evidence(artifact, now.get(artifact), before.at(), judged),
                    judged.filter(known -> known.severity() != Severity.NOTE
                                    && (MailboxArtifacts.isForwarding(artifact)
                                            || known.severity() == Severity.MALICIOUS))
                            .isPresent()));
        });
    }

    /** Empty for what cannot be read as what it should be: listed, since it is new, and unclear. */
    private Optional<Judgement> judge(Microsoft365 m365, User user, String artifact, JsonNode object) {
        Context context = Context.of(m365.directory().domains(), user, judgement);
        return Reading.ofObject(() -> switch (MailboxArtifacts.kind(artifact)) {
                    case ADDRESS -> Forwarding.ofSmtpAddress(object, context);
                    case RECIPIENT -> {
                        String name = object.path("ForwardingAddress").asText();
                        yield Forwarding.ofRecipient(object, context.with(Map.of(), recipient(m365, user, name)));
                    }
                    case RULE -> InboxRules.ofExchange(object, true, context);
                })
                .got();
    }

    private static Map<String, Recipient> recipient(Microsoft365 m365, User user, String name) {
        return m365.mailboxes()
                .recipient(user, name)
                .map(known -> Map.of(
                        name,
                        new Recipient(
                                known.path("RecipientTypeDetails").asText(null),
                                known.path("PrimarySmtpAddress").asText(null),
                                known.path("ExternalEmailAddress").asText(null),
                                known.path("DisplayName").asText(null),
                                null)))
                .orElse(Map.of());
    }

    private static Text evidence(String artifact, JsonNode object, Instant before, Optional<Judgement> judged) {
        Text what = MailboxArtifacts.named(artifact, object);
        Text judgement = judged.map(Judgement::severity)
                .map(severity -> switch (severity) {
                    case MALICIOUS -> new Text("malicious", "malveillant");
                    case SUSPICIOUS -> new Text("suspicious", "suspect");
                    case NOTE -> new Text("nothing speaks against it", "rien ne parle contre");
                })
                .orElseGet(() -> new Text("could not be judged", "n’a pas pu être jugé"));
        return Text.of(
                "Not there, or different, on %s: %s (%s).",
                "Absent ou différent le %s\u00a0: %s (%s).", before, what, judgement);
    }
}
