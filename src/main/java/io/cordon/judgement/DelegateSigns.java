package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;

import java.time.Instant;
import java.util.List;

/** What tells rights that an intruder gave from those of an assistant or a team. */
final class DelegateSigns {
    static final List<Sign<Right>> ALL = List.of(
            new Sign<>(
                    "delegate.everybody", STRONG, "MITRE ATT&CK T1098.002; Splunk; Datadog", DelegateSigns::everybody),
            new Sign<>("delegate.outside", STRONG, "MITRE ATT&CK T1098.002; Elastic", DelegateSigns::outside),
            new Sign<>("delegate.just-created", STRONG, "Elastic", DelegateSigns::justCreated),
            new Sign<>("delegate.orphan", MEDIUM, "own reasoning", DelegateSigns::orphan));

    private DelegateSigns() {}

    /** Reading the calendar is what many organisations let everybody do; mail it never is. */
    private static Evidence everybody(Right right) {
        if (!right.everybody()
                || right.empty()
                || (right.noMail() && (right.busyOnly() || (right.readingOnly() && !right.anonymous())))) {
            return null;
        }
        Strength strength;
        if (right.noMail()) {
            strength = right.anonymous() && !right.readingOnly() ? STRONG : MEDIUM;
        } else {
            strength = right.onlyShowsFolder() ? MEDIUM : STRONG;
        }
        return Evidence.of(
                strength,
                "%s, that is everybody, has %s over %s.",
                "%s, c'est-à-dire tout le monde, a %s sur %s.",
                Spelling.quoted(right.trustee()),
                Quotation.of(right.rights()),
                right.folder().isEmpty() ? "*" : "“" + Spelling.quoted(right.folder()) + "”");
    }

    private static Evidence outside(Right right) {
        if (right.everybody()
                || right.empty()
                || !right.outside()
                || right.allowed()
                || (right.noMail() && right.busyOnly())) {
            return null;
        }
        return Evidence.of(
                right.noMail() && right.readingOnly() ? MEDIUM : STRONG,
                "%s, who is not of the organisation, has %s. If a partner's assistant is meant, put the address on the list of approved ones.",
                "%s, extérieur à l'organisation, a %s. S'il s'agit d'un partenaire, inscrivez l'adresse parmi celles approuvées.",
                Spelling.quoted(right.address().map(Address::toString).orElse(right.trustee())),
                Quotation.of(right.rights()));
    }

    private static Evidence justCreated(Right right) {
        Instant created = right.justCreated();
        return created == null || right.empty() || (right.noMail() && right.busyOnly())
                ? null
                : Evidence.of(
                        STRONG,
                        "%s was created on %s, just before or during the compromise.",
                        "%s a été créé le %s, juste avant ou pendant la compromission.",
                        Spelling.quoted(right.trustee()),
                        created);
    }

    private static Evidence orphan(Right right) {
        return right.orphaned() && !right.empty()
                ? Evidence.of(
                        MEDIUM,
                        "%s belongs to the identifier %s, behind which there is nobody any more; a deleted colleague leaves the same.",
                        "%s appartient à l'identifiant %s, derrière lequel il n'y a plus personne ; un collègue supprimé laisse la même trace.",
                        Quotation.of(right.rights()),
                        Spelling.quoted(right.trustee()))
                : null;
    }
}
