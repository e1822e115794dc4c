package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.Optional;

/** What a destination outside says by itself, for rules and for forwarding alike. */
final class DestinationEvidence {
    private DestinationEvidence() {}

    /** @param narrow whether only some of the mail goes there */
    static Evidence of(Destination destination, boolean narrow) {
        String whom = destination.quoted();
        return switch (destination.kind()) {
            case INSIDE, ALLOWED -> throw new IllegalArgumentException("Does not leave: " + destination.kind());
            case OUTSIDE ->
                Evidence.of(
                        narrow ? WEAK : MEDIUM,
                        "Mail goes to %s, outside the organisation and not on the allow list. It may be a partner or a supplier's service.",
                        "Des messages partent vers %s, hors de l'organisation et pas sur la liste des destinations approuvées. Ce peut être un partenaire ou le service d'un fournisseur.",
                        whom);
            case OWNERS_OTHER ->
                Evidence.of(
                        MEDIUM,
                        "Mail goes to %s, a private address that may be the owner's own; anybody can register such a name.",
                        "Des messages partent vers %s, une adresse privée qui est peut-être celle du titulaire ; n'importe qui peut ouvrir un tel nom.",
                        whom);
            case FREE_MAIL ->
                Evidence.of(
                        narrow ? MEDIUM : STRONG,
                        "Mail goes to %s, a free-mail address that does not carry the owner's name.",
                        "Des messages partent vers %s, une adresse de messagerie gratuite qui ne porte pas le nom du titulaire.",
                        whom);
            case OTHER_TENANT ->
                Evidence.of(
                        STRONG,
                        "Mail goes to %s, a mailbox or channel in another organisation's Microsoft 365 tenant.",
                        "Des messages partent vers %s, une boîte ou un canal d'un autre locataire Microsoft 365.",
                        whom);
            case GUEST ->
                Evidence.of(
                        STRONG,
                        "Mail goes to %s, a guest account, so it leaves the organisation behind an inside name.",
                        "Des messages partent vers %s, un compte invité : ils quittent l'organisation sous un nom interne.",
                        whom);
            case LOOKALIKE ->
                Evidence.of(
                        destination.likeness(),
                        "Mail goes to %s, whose domain is not the organisation's but %s.",
                        "Des messages partent vers %s, dont le domaine n'est pas celui de l'organisation mais %s.",
                        whom,
                        destination.why());
            case UNKNOWN ->
                Evidence.of(
                        MEDIUM,
                        "Mail goes to %s, and it could not be told whose that is.",
                        "Des messages partent vers %s, et l'on n'a pas pu établir à qui c'est.",
                        whom);
        };
    }

    /** An account made for the purpose, or {@code null}; being inside is no mitigation. */
    static Evidence justCreated(Destination destination, Around around) {
        Recipient recipient = destination.recipient();
        return recipient != null && around.provenance().justCreated(recipient.created())
                ? Evidence.of(
                        STRONG,
                        "Mail goes to %s, which was created on %s, just before or during the compromise.",
                        "Des messages partent vers %s, créé le %s, juste avant ou pendant la compromission.",
                        destination.quoted(),
                        recipient.created())
                : null;
    }

    /** An outside address shown under an inside address, or under the name of a mailbox inside; {@code null} if it is not. */
    static Evidence shownAsInside(Destination destination, Context context) {
        String name = destination.shown().name();
        if (destination.actual() == null || destination.kind() == Destination.Kind.OWNERS_OTHER) {
            return null;
        }
        Optional<Address> shown = Address.of(name);
        boolean insideAddress =
                shown.isPresent() && Domains.within(shown.get().domain(), Destination.ownDomains(context));
        boolean colleague = context.recipients().values().stream()
                .anyMatch(recipient -> recipient.displayName() != null
                        && !name.isBlank()
                        && Spelling.plain(recipient.displayName()).equals(Spelling.plain(name))
                        && Address.of(
                                        recipient.externalEmailAddress() == null
                                                ? recipient.primarySmtpAddress()
                                                : recipient.externalEmailAddress())
                                .filter(address -> Domains.within(address.domain(), Destination.ownDomains(context)))
                                .isPresent());
        boolean contact = behindInsideAddress(destination, context);
        boolean organisation = Lookalike.names(name, Destination.ownDomains(context));
        return insideAddress || colleague || contact || organisation
                ? Evidence.of(
                        insideAddress || colleague ? STRONG : MEDIUM,
                        "It is shown as “%s”, somebody inside, but mail goes to %s.",
                        "Elle s'affiche comme « %s », quelqu'un de l'organisation, mais les messages partent vers %s.",
                        Spelling.quoted(name.isBlank() ? destination.shown().address() : name),
                        destination.quoted())
                : null;
    }

    /** A contact or mail user that has an address of the organisation's and leads out of it. */
    private static boolean behindInsideAddress(Destination destination, Context context) {
        Recipient recipient = destination.recipient();
        return recipient != null
                && Address.of(recipient.primarySmtpAddress())
                        .filter(primary -> Domains.within(primary.domain(), Destination.ownDomains(context)))
                        .isPresent();
    }
}
