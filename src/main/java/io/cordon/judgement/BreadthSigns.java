package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.NOTED;
import static io.cordon.judgement.Strength.STRONG;

import io.cordon.model.Text;
import java.util.List;

/** Rules that take everything, whether they say so or pretend to choose. */
final class BreadthSigns {
    private static final Text NOTHING = new Text("", "");
    private static final Text INNOCENT = new Text(
            " It may be the owner's way to sort everything, or a handover to a colleague.",
            " Ce peut être la façon du titulaire de tout trier, ou un relais vers un collègue.");

    static final List<Sign<Reading>> ALL = List.of(
            new Sign<>(
                    "breadth.all-hidden",
                    STRONG,
                    "Microsoft grading guide; Cortex MSExchangeOnline; Proofpoint 2026-04",
                    BreadthSigns::allHidden),
            new Sign<>(
                    "breadth.pretended",
                    STRONG,
                    "Elastic; bitpusher2k/M365IRScripts; Permiso",
                    BreadthSigns::pretended),
            new Sign<>("breadth.own-mail-hidden", STRONG, "Microsoft grading guide", BreadthSigns::ownMailHidden),
            new Sign<>(
                    "breadth.unread",
                    MEDIUM,
                    "own reasoning: what is not understood is not narrow",
                    BreadthSigns::unread));

    private BreadthSigns() {}

    private static Evidence allHidden(Reading reading) {
        boolean sorts = excepts(reading.rule())
                && !reading.hides()
                && reading.place() != null
                && reading.place().kind() == Place.Kind.ORDINARY;
        if (reading.breadth().kind() != Breadth.Kind.UNCONDITIONAL
                || reading.concealment() == Concealment.NONE
                || sorts) {
            return null;
        }
        boolean softened = reading.passesOnInside()
                || !reading.hides()
                || (excepts(reading.rule()) && (!reading.hidesWell() || keepsOwn(reading)));
        return Evidence.of(
                softened && !reading.rule().permanentDelete() ? MEDIUM : STRONG,
                "It has no condition: every incoming message is taken out of the inbox.%s",
                "Elle n'a aucune condition : chaque message entrant quitte la boîte de réception.%s",
                softened ? INNOCENT : NOTHING);
    }

    /** Whether exceptions leave anything in the inbox; words that no mail has leave nothing, and cannot be told from others. */
    private static boolean excepts(Rule rule) {
        return rule.exceptions().stream().anyMatch(exception -> !exception.ofWords());
    }

    /** Whether what is written to the owner, or by the own organisation, stays, as with an owner who wants nothing else. */
    private static boolean keepsOwn(Reading reading) {
        return reading.rule().exceptions().stream()
                .anyMatch(exception -> Breadth.ofOwner(exception, reading.context())
                        || (exception.ofSender()
                                && exception.values().stream()
                                        .map(value -> Spelling.plain(value).replaceFirst("^@", ""))
                                        .anyMatch(domain -> Domains.within(
                                                Address.ascii(domain), Destination.ownDomains(reading.context())))));
    }

    private static Evidence pretended(Reading reading) {
        boolean matters =
                reading.concealment() != Concealment.NONE || !reading.outward().isEmpty();
        if (reading.breadth().kind() != Breadth.Kind.PRETENDED || !matters) {
            return null;
        }
        return Evidence.of(
                reading.passesOnInside()
                                || (!reading.hides()
                                        && reading.outward().isEmpty()
                                        && reading.breadth().plausible())
                        ? MEDIUM
                        : STRONG,
                "Its condition %s “%s” is met by any message: it only looks like a choice.",
                "Sa condition %s « %s » est remplie par n'importe quel message : ce n'est qu'un semblant de choix.",
                reading.breadth().empty().name(),
                Spelling.quoted(reading.breadth().value()));
    }

    private static Evidence ownMailHidden(Reading reading) {
        if (reading.breadth().kind() != Breadth.Kind.OWNERS_MAIL || !reading.hides()) {
            return null;
        }
        return Evidence.of(
                reading.hidesWell() && !reading.passesOnInside() ? STRONG : MEDIUM,
                "Its condition %s is met by nearly all mail that a person gets, and it hides that mail.",
                "Sa condition %s est remplie par presque tout le courrier d'une personne, et elle cache ce courrier.",
                reading.breadth().empty().name());
    }

    private static Evidence unread(Reading reading) {
        List<String> names = reading.rule().conditions().stream()
                .filter(condition -> condition.field() == Condition.Field.UNKNOWN)
                .map(Condition::name)
                .toList();
        if (names.isEmpty()) {
            return null;
        }
        return Evidence.of(
                reading.breadth().kind() == Breadth.Kind.UNREAD && reading.hidesOrSends() ? MEDIUM : NOTED,
                "It has conditions that this version does not know (%s); it may take more mail than it seems.",
                "Elle a des conditions que cette version ne connaît pas (%s) ; elle prend peut-être plus de messages qu'il n'y paraît.",
                Quotation.of(names));
    }
}
