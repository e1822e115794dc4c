package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose mail a rule hides: colleagues, named partners, those who warn, look-alikes. */
final class PeopleSigns {
    static final List<Sign<Reading>> ALL = List.of(
            new Sign<>("people.inside", STRONG, "Microsoft grading guide; Barracuda 2023-09", PeopleSigns::inside),
            new Sign<>(
                    "people.partner", MEDIUM, "Microsoft grading guide; Microsoft BEC 2021-06", PeopleSigns::partner),
            new Sign<>(
                    "people.notices",
                    STRONG,
                    "Microsoft on Storm-2657; Elastic on deleted MFA notices",
                    PeopleSigns::notices),
            new Sign<>("people.lookalike", STRONG, "fairwinds; FBI PIN 20201125-001", PeopleSigns::lookalike),
            new Sign<>(
                    "people.disguised-word",
                    STRONG,
                    "Permiso; Unicode Technical Standard 39",
                    PeopleSigns::disguisedWord));

    private PeopleSigns() {}

    private static Evidence inside(Reading reading) {
        List<String> colleagues = senders(reading)
                .filter(sender -> Domains.within(domain(sender), Destination.ownDomains(reading.context())))
                .filter(sender -> !Senders.notice(sender) && !ofOwner(sender, reading))
                .toList();
        boolean shut = reading.concealment().isAtLeast(Concealment.JUNKED)
                || (reading.hides()
                        && reading.place() != null
                        && reading.place().kind() == Place.Kind.ARCHIVE);
        if (colleagues.isEmpty() || !shut || reading.bulk() || reading.passesOnInside() || onlyMeetings(reading)) {
            return null;
        }
        boolean all = reading.hidesWell()
                && reading.rule().conditions().size() == 1
                && colleagues.stream().anyMatch(PeopleSigns::wholeDomain);
        return Evidence.of(
                all ? STRONG : MEDIUM,
                "It hides what colleagues write: %s. The owner may be tired of somebody; ask.",
                "Elle cache ce qu'écrivent des collègues : %s. Le titulaire est peut-être las de quelqu'un ; demandez-lui.",
                Quotation.of(colleagues));
    }

    private static Evidence partner(Reading reading) {
        List<String> partners = senders(reading)
                .filter(sender -> !Domains.within(domain(sender), Destination.ownDomains(reading.context()))
                        && !Senders.notice(sender))
                .toList();
        boolean shut = reading.concealment().isAtLeast(Concealment.JUNKED);
        boolean archived = reading.hides()
                && reading.place() != null
                && reading.place().kind() == Place.Kind.ARCHIVE
                && partners.stream().anyMatch(PeopleSigns::person);
        if (partners.isEmpty() || reading.bulk() || (!shut && !archived)) {
            return null;
        }
        boolean somebody =
                partners.stream().anyMatch(sender -> sender.indexOf('@') > 0 && !Senders.freeMail(domain(sender)));
        return Evidence.of(
                somebody && (archived || reading.concealment() == Concealment.DEEP) ? MEDIUM : WEAK,
                "It hides what these senders write: %s. Blocking a nuisance looks the same.",
                "Elle cache ce qu'écrivent ces expéditeurs : %s. Bloquer un importun se présente de la même façon.",
                Quotation.of(partners));
    }

    private static Evidence notices(Reading reading) {
        List<String> notices = reading.senders().stream()
                .filter(Senders::notice)
                .filter(sender -> !Senders.onTrial(sender))
                .toList();
        if (notices.isEmpty() || reading.bulk() || !reading.hides() || reading.fits()) {
            return null;
        }
        boolean foreign = reading.concealment() == Concealment.DEEP
                || notices.stream().anyMatch(sender -> !localNotice(sender, reading));
        return Evidence.of(
                reading.hidesWell() && foreign ? STRONG : MEDIUM,
                "It hides those who tell about changes of account or pay: %s.",
                "Elle cache ceux qui annoncent des changements de compte ou de paie : %s.",
                Quotation.of(notices));
    }

    /** A desk of one's own organisation, which writes other things as well. */
    private static boolean localNotice(String sender, Reading reading) {
        return Domains.within(domain(sender), Destination.ownDomains(reading.context()));
    }

    private static Evidence lookalike(Reading reading) {
        Collection<String> own = Destination.ownDomains(reading.context());
        if (!reading.hides() || own.isEmpty()) {
            return null;
        }
        return Stream.of(true, false)
                .flatMap(bySender -> reading.rule()
                        .values(condition -> condition.ofSender() == bySender && looksForAddresses(condition))
                        .map(value -> likeness(
                                value, own, bySender && !reading.concealment().equals(Concealment.DEEP))))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Evidence likeness(String value, Collection<String> own, boolean mayBeBlocking) {
        String domain = domain(value);
        if (!domain.contains(".") || Domains.within(domain, own)) {
            return null;
        }
        Optional<Lookalike> like = Optional.ofNullable(Lookalike.ofDomain(domain, own));
        return like.map(found -> Evidence.of(
                        mayBeBlocking || found.strength() != STRONG ? MEDIUM : STRONG,
                        "It hides mail that mentions “%s”, which %s.",
                        "Elle cache les messages qui mentionnent « %s », qui %s.",
                        Spelling.quoted(value),
                        found.how()))
                .orElse(null);
    }

    private static boolean looksForAddresses(Condition condition) {
        return condition.ofSender()
                || condition.ofWords()
                || condition.field() == Condition.Field.RECIPIENT_WORDS
                || condition.field() == Condition.Field.SENT_TO;
    }

    private static Evidence disguisedWord(Reading reading) {
        List<String> disguised = reading.rule()
                .values(condition -> condition.ofWords() || condition.ofSender())
                .filter(Spelling::disguised)
                .toList();
        return disguised.isEmpty() || !reading.hidesOrSends()
                ? null
                : Evidence.of(
                        STRONG,
                        "Its condition “%s” is spelt with foreign look-alike letters or invisible characters.",
                        "Sa condition « %s » est écrite avec des lettres étrangères ressemblantes ou des caractères invisibles.",
                        Quotation.of(disguised));
    }

    private static boolean wholeDomain(String sender) {
        return sender.strip().startsWith("@") || sender.indexOf('@') < 0;
    }

    private static boolean person(String sender) {
        return sender.strip().matches("[\\p{L}]+[._-][\\p{L}]+@.*");
    }

    private static boolean onlyMeetings(Reading reading) {
        return reading.rule().wants("isMeetingResponse") || reading.rule().wants("isMeetingRequest");
    }

    private static boolean ofOwner(String sender, Reading reading) {
        return reading.context().owner() != null && reading.context().owner().isCalled(sender.strip());
    }

    /** Addresses and domains among the conditions on senders, also in conditions on words where a whole address stands. */
    private static Stream<String> senders(Reading reading) {
        return reading.rule()
                .values(condition -> condition.ofSender() || condition.ofWords())
                .filter(value -> value.indexOf('@') >= 0 || ofOwnDomain(value, reading))
                .filter(value -> domain(value).contains("."));
    }

    private static boolean ofOwnDomain(String value, Reading reading) {
        return Domains.within(domain(value), Destination.ownDomains(reading.context()));
    }

    private static String domain(String value) {
        String bare = Spelling.visible(value).toLowerCase(Locale.ROOT);
        return Address.ascii(bare.substring(bare.lastIndexOf('@') + 1).replaceAll("[>\\s]+$", ""));
    }
}
