package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.List;

/** All signs that are looked for in a mailbox's forwarding. It takes all mail by nature, so that alone says nothing. */
final class ForwardSigns {
    static final List<Sign<Forward>> ALL = List.of(
            new Sign<>(
                    "forward.whom",
                    STRONG,
                    "MITRE ATT&CK T1114.003; Microsoft grading guide for forwarding; Panther",
                    ForwardSigns::whom),
            new Sign<>(
                    "forward.shown-as-inside",
                    STRONG,
                    "Microsoft grading guide for forwarding",
                    ForwardSigns::shownAsInside),
            new Sign<>("forward.just-created", STRONG, "Elastic; own reasoning", ForwardSigns::justCreated),
            new Sign<>("forward.no-copy", MEDIUM, "CIPP; Microsoft's reference of Set-Mailbox", ForwardSigns::noCopy));

    private ForwardSigns() {}

    private static Evidence whom(Forward forward) {
        return forward.destination().leaves() ? DestinationEvidence.of(forward.destination(), false) : null;
    }

    private static Evidence shownAsInside(Forward forward) {
        return forward.destination().leaves()
                ? DestinationEvidence.shownAsInside(forward.destination(), forward.context())
                : null;
    }

    private static Evidence justCreated(Forward forward) {
        return DestinationEvidence.justCreated(forward.destination(), forward.around());
    }

    private static Evidence noCopy(Forward forward) {
        if (forward.keepsCopy() || !forward.destination().leaves()) {
            return null;
        }
        boolean strange = forward.destination().kind() == Destination.Kind.OUTSIDE
                || forward.destination().kind() == Destination.Kind.LOOKALIKE;
        return Evidence.of(
                forward.ofPerson() && strange ? MEDIUM : WEAK,
                "No copy stays in the mailbox, so the owner sees nothing of it; after a departure that is usual, but inside.",
                "Aucune copie ne reste dans la boîte, le titulaire ne voit donc rien ; après un départ c'est l'usage, mais en interne.");
    }
}
