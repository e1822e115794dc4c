package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Mail that a rule sends out of the organisation. */
final class OutwardSigns {
    static final List<Sign<Reading>> ALL = List.of(
            new Sign<>(
                    "outward.whom",
                    STRONG,
                    "MITRE ATT&CK T1114.003; Microsoft grading guide for forwarding",
                    OutwardSigns::whom),
            new Sign<>(
                    "outward.shown-as-inside",
                    STRONG,
                    "Microsoft grading guide for forwarding",
                    OutwardSigns::shownAsInside),
            new Sign<>("outward.just-created", STRONG, "Elastic; own reasoning", OutwardSigns::justCreated),
            new Sign<>(
                    "outward.everything",
                    STRONG,
                    "Microsoft grading guide; Cortex MSExchangeOnline",
                    OutwardSigns::everything),
            new Sign<>(
                    "outward.and-hidden",
                    STRONG,
                    "Microsoft grading guide; CERT-FR CERTFR-2024-RFX-003",
                    OutwardSigns::andHidden),
            new Sign<>(
                    "outward.topic",
                    STRONG,
                    "Microsoft BEC 2021-06; FBI PIN 20201125-001; CISA AA22-074A",
                    OutwardSigns::topic));

    private OutwardSigns() {}

    private static Evidence whom(Reading reading) {
        boolean narrow = reading.breadth().kind() == Breadth.Kind.SOME;
        return reading.outward().stream()
                .map(destination -> DestinationEvidence.of(destination, narrow))
                .max(Comparator.comparing(Evidence::strength))
                .orElse(null);
    }

    private static Evidence shownAsInside(Reading reading) {
        return reading.outward().stream()
                .map(destination -> DestinationEvidence.shownAsInside(destination, reading.context()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Evidence justCreated(Reading reading) {
        return reading.destinations().stream()
                .map(destination -> DestinationEvidence.justCreated(destination, reading.around()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Evidence everything(Reading reading) {
        List<Destination> out = reading.outward().stream()
                .filter(destination -> certainlyOutside(destination, reading))
                .toList();
        boolean all = reading.breadth().kind().everything() || reading.breadth().kind() == Breadth.Kind.OWNERS_MAIL;
        if (out.isEmpty() || !all) {
            return null;
        }
        boolean perhapsOwn = out.stream().allMatch(destination -> destination.kind() == Destination.Kind.OWNERS_OTHER);
        return Evidence.of(
                perhapsOwn ? WEAK : STRONG,
                "It chooses nothing: all mail goes to %s.",
                "Elle ne choisit rien : tout le courrier part vers %s.",
                whomAll(out));
    }

    private static Evidence andHidden(Reading reading) {
        List<Destination> out = reading.outward().stream()
                .filter(destination -> certainlyOutside(destination, reading))
                .toList();
        boolean covered = reading.rule().markAsRead() || reading.rule().delete() || reading.hides();
        if (out.isEmpty() || !covered) {
            return null;
        }
        return Evidence.of(
                reading.bulk() ? MEDIUM : STRONG,
                "It sends mail to %s and keeps the owner from noticing it (deleted, moved or marked as read).",
                "Elle envoie des messages à %s sans que le titulaire s'en aperçoive (supprimés, déplacés ou marqués comme lus).",
                whomAll(out));
    }

    private static Evidence topic(Reading reading) {
        List<String> words = Stream.of(Topic.FINANCE, Topic.PAYROLL, Topic.SECURITY, Topic.ACCOUNT)
                .flatMap(topic -> reading.mentions(topic).stream())
                .filter(mention -> !mention.inPassing())
                .map(Topic.Mention::text)
                .toList();
        List<Destination> out = reading.outward().stream()
                .filter(destination -> certainlyOutside(destination, reading))
                .toList();
        if (words.isEmpty() || out.isEmpty() || reading.bulk()) {
            return null;
        }
        boolean innocent = reading.namesSenders()
                || out.stream().allMatch(destination -> destination.kind() == Destination.Kind.OWNERS_OTHER);
        return Evidence.of(
                innocent ? WEAK : STRONG,
                "It picks out mail about “%s” and sends it to %s. An accountant or a bookkeeping service would be on the allow list.",
                "Elle choisit les messages sur « %s » et les envoie à %s. Un comptable ou un service de facturation figurerait sur la liste des destinations approuvées.",
                Quotation.of(words),
                whomAll(out));
    }

    /** Nothing is certainly outside of an organisation whose domains nobody knows. */
    private static boolean certainlyOutside(Destination destination, Reading reading) {
        return destination.kind() != Destination.Kind.UNKNOWN
                && !Destination.ownDomains(reading.context()).isEmpty();
    }

    private static String whomAll(List<Destination> destinations) {
        return Quotation.of(destinations.stream().map(Destination::quoted).toList());
    }
}
