package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether an inbox rule is an intruder's. */
public final class InboxRules {
    private InboxRules() {}

    /**
     * Judges Graph's messageRule.
     *
     * @throws IllegalArgumentException if it cannot be read as one
     */
    public static Judgement ofGraph(JsonNode messageRule, Context context) {
        return of(new Reading(GraphRule.read(messageRule), context, false));
    }

    /**
     * Judges a rule as {@code Get-InboxRule -IncludeHidden} returns it.
     *
     * @param visibleInGraph whether Graph lists it as well
     * @throws IllegalArgumentException if it cannot be read as one
     */
    public static Judgement ofExchange(JsonNode inboxRule, boolean visibleInGraph, Context context) {
        Reading reading = new Reading(ExchangeRule.read(inboxRule, visibleInGraph), context, true);
        return SystemRule.made(reading) ? Judgement.BENIGN : of(reading);
    }

    private static Judgement of(Reading reading) {
        List<Evidence> evidence = new ArrayList<>();
        RuleSigns.ALL.forEach(group -> evidence.addAll(Sign.seen(group, reading)));
        return Weighing.of(evidence, !reading.rule().enabled());
    }
}
