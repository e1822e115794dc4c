package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.model.Severity;
import io.cordon.model.Text;
import java.util.ArrayList;
import java.util.List;

/** Whether an inbox rule is an intruder's. */
public final class InboxRules {
    private static final Text FOLDER_UNKNOWN = new Text(
            "Whether it files or hides depends on the folder, which could not be looked up; it counts one level lower.",
            "Qu'elle range ou qu'elle cache dépend du dossier, qui n'a pas pu être identifié ; elle compte un niveau plus bas.");

    private InboxRules() {}

    /**
     * Judges Graph's messageRule.
     *
     * @throws IllegalArgumentException if it cannot be read as one
     */
    public static Judgement ofGraph(JsonNode messageRule, Context context) {
        return ofGraph(messageRule, Around.of(context));
    }

    static Judgement ofGraph(JsonNode messageRule, Around around) {
        return of(new Reading(GraphRule.read(messageRule), around, false));
    }

    /**
     * Judges a rule as {@code Get-InboxRule -IncludeHidden} returns it.
     *
     * @param visibleInGraph whether Graph lists it as well
     * @throws IllegalArgumentException if it cannot be read as one
     */
    public static Judgement ofExchange(JsonNode inboxRule, boolean visibleInGraph, Context context) {
        return ofExchange(inboxRule, visibleInGraph, Around.of(context));
    }

    static Judgement ofExchange(JsonNode inboxRule, boolean visibleInGraph, Around around) {
        Reading reading = new Reading(ExchangeRule.read(inboxRule, visibleInGraph), around, true);
        return SystemRule.made(reading) ? Judgement.BENIGN : of(reading);
    }

    /**
     * Whom Graph's messageRule forwards to, as it stands there: by these {@link Context#recipients} are looked up.
     *
     * @throws IllegalArgumentException if it cannot be read as a rule
     */
    public static List<String> targetsOfGraph(JsonNode messageRule) {
        return targets(GraphRule.read(messageRule));
    }

    /**
     * Whom a rule as {@code Get-InboxRule} returns it forwards to, as it stands there.
     *
     * @throws IllegalArgumentException if it cannot be read as a rule
     */
    public static List<String> targetsOfExchange(JsonNode inboxRule) {
        return targets(ExchangeRule.read(inboxRule, true));
    }

    private static List<String> targets(Rule rule) {
        return rule.forwards().stream().map(Party::address).distinct().toList();
    }

    private static Judgement of(Reading reading) {
        Tuning tuning = reading.around().tuning();
        List<Seen> seen = new ArrayList<>();
        RuleSigns.ALL.forEach(group -> seen.addAll(Sign.seen(group, reading, tuning)));
        seen.addAll(Sign.seen(ProvenanceSigns.ALL, reading, tuning));
        Judgement judgement = Weighing.of(seen, tuning, !reading.rule().enabled());
        boolean damning = seen.stream().anyMatch(one -> one.strength() == Strength.STRONG);
        boolean folderUnknown = reading.place() != null && reading.place().kind() == Place.Kind.UNKNOWN;
        return judgement.severity() == Severity.MALICIOUS && folderUnknown && !damning
                ? judgement.withSeverity(Severity.SUSPICIOUS, FOLDER_UNKNOWN)
                : judgement;
    }
}
