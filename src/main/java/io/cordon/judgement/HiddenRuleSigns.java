package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.List;

/** Rules that Outlook does not show. Hidden is not hostile: client-side and delegate rules are hidden as well; what they do decides. */
final class HiddenRuleSigns {
    static final List<Sign<Reading>> ALL = List.of(
            new Sign<>(
                    "hidden.nameless",
                    STRONG,
                    "MITRE ATT&CK T1137.005; T0pCyber/hawk; Compass 2018",
                    HiddenRuleSigns::nameless),
            new Sign<>(
                    "hidden.starts-a-program",
                    STRONG,
                    "MITRE ATT&CK T1137.005; Compass 2018",
                    HiddenRuleSigns::startsProgram),
            new Sign<>("hidden.acts", WEAK, "MITRE ATT&CK T1564.008; T0pCyber/hawk", HiddenRuleSigns::acts),
            new Sign<>(
                    "hidden.delegate-outside",
                    STRONG,
                    "own reasoning: Exchange takes only accounts of the tenant as delegates",
                    HiddenRuleSigns::delegateOutside),
            new Sign<>(
                    "hidden.system-name",
                    STRONG,
                    "own reasoning: a name exempts nothing",
                    HiddenRuleSigns::systemName));

    private HiddenRuleSigns() {}

    private static Evidence nameless(Reading reading) {
        Rule rule = reading.rule();
        if (!rule.hidden() || !reading.mapi().nameless(rule.name())) {
            return null;
        }
        boolean acts =
                reading.concealment() != Concealment.NONE || !reading.outward().isEmpty();
        return Evidence.of(
                acts ? STRONG : MEDIUM,
                "It is invisible in Outlook and has no name, as tools that hide rules leave them.",
                "Elle est invisible dans Outlook et n'a pas de nom, comme en laissent les outils qui cachent des règles.");
    }

    private static Evidence startsProgram(Reading reading) {
        return reading.mapi()
                .program()
                .map(program -> Evidence.of(
                        STRONG,
                        "It starts a program: “%s”.",
                        "Elle lance un programme : « %s ».",
                        Spelling.quoted(program)))
                .orElse(null);
    }

    private static Evidence acts(Reading reading) {
        Rule rule = reading.rule();
        return rule.hidden()
                        && !reading.mapi().nameless(rule.name())
                        && !SystemRule.named(rule)
                        && reading.hidesOrSends()
                        && !reading.bulk()
                ? Evidence.of(
                        WEAK,
                        "It is invisible in Outlook; rules of an old desktop client are so too.",
                        "Elle est invisible dans Outlook ; celles d'un ancien client de bureau le sont aussi.")
                : null;
    }

    private static Evidence delegateOutside(Reading reading) {
        return reading.rule().hidden()
                        && reading.mapi().ofDelegates()
                        && !reading.outward().isEmpty()
                ? Evidence.of(
                        STRONG,
                        "It bears the mark of the rule that Outlook makes for delegates, but sends to %s.",
                        "Elle porte la marque de la règle qu'Outlook crée pour les délégués, mais envoie à %s.",
                        Quotation.of(reading.outward().stream()
                                .map(Destination::quoted)
                                .toList()))
                : null;
    }

    /** Reached only by a rule that is not what Exchange makes under that name. */
    private static Evidence systemName(Reading reading) {
        Rule rule = reading.rule();
        if (!SystemRule.named(rule) || (!reading.hidesOrSends() && reading.concealment() == Concealment.NONE)) {
            return null;
        }
        return Evidence.of(
                STRONG,
                "It bears the name “%s” of a rule that Exchange makes, but does what that rule never does.",
                "Elle porte le nom « %s » d'une règle créée par Exchange, mais fait ce que celle-ci ne fait jamais.",
                Spelling.quoted(rule.name()));
    }
}
