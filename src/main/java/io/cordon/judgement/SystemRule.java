package io.cordon.judgement;

import java.util.regex.Pattern;

/**
 * The rules that Exchange itself keeps in a mailbox and shows only with {@code -IncludeHidden}. A name exempts nothing: the whole rule
 * must be what Exchange makes. Sources: Microsoft's reference of Get-InboxRule, MITRE ATT&amp;CK T1137.005, T0pCyber/hawk.
 */
final class SystemRule {
    private static final String JUNK = "Junk E-mail Rule";
    private static final Pattern OUT_OF_OFFICE = Pattern.compile(
            "Microsoft\\.Exchange\\.OOF\\.(InternalSenders|KnownExternalSenders|AllExternalSenders)\\.Global");

    private SystemRule() {}

    /** Whether Exchange made it. */
    static boolean made(Reading reading) {
        Rule rule = reading.rule();
        return rule.hidden()
                && ((named(rule) && doesNothingOfItsOwn(reading))
                        || (reading.mapi().ofDelegates() && onlyTellsDelegates(reading)));
    }

    /** Whether it bears the name of one that Exchange makes. */
    static boolean named(Rule rule) {
        return rule.name().equalsIgnoreCase(JUNK)
                || OUT_OF_OFFICE.matcher(rule.name()).matches();
    }

    /** Outlook's own way to let a delegate have the meeting requests. */
    private static boolean onlyTellsDelegates(Reading reading) {
        Rule rule = reading.rule();
        return reading.passesOnInside()
                && rule.moveTo() == null
                && !rule.permanentDelete()
                && rule.unknownActions().isEmpty()
                && reading.mapi().program().isEmpty();
    }

    private static boolean doesNothingOfItsOwn(Reading reading) {
        Rule rule = reading.rule();
        boolean movesOnlyToJunk = rule.moveTo() == null
                || (rule.name().equalsIgnoreCase(JUNK) && reading.place().kind() == Place.Kind.JUNK);
        return movesOnlyToJunk
                && !rule.delete()
                && !rule.permanentDelete()
                && !rule.markAsRead()
                && rule.forwards().isEmpty()
                && rule.unknownActions().isEmpty()
                && rule.conditions().stream().noneMatch(condition -> condition.ofWords() || condition.ofSender());
    }
}
