package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an automatic reply says that an absent owner would not. No public detection exists; the accounts of payment fraud tell what is said. */
final class AutoReplySigns {
    private static final Map<String, Terms> SPEECH = WordList.of("auto-reply").entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry -> new Terms(entry.getValue().stream().map(Term::of).toList())));
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b");
    private static final Pattern ACCOUNT_NUMBER = Pattern.compile(
            "(?:sort code|routing|\\baba\\b|\\bbsb\\b|clabe|\\bnrb\\b|rachunk\\w{0,4}|konto\\w{0,8}|account (?:no|number)|compte|cuenta|conta|rekening\\w{0,8}|口座|普通|当座)[^0-9]{0,30}[0-9][0-9 -]{5,}");

    static final List<Sign<Reply>> ALL = List.of(
            new Sign<>("reply.imitated-domain", STRONG, "FBI PIN 20201125-001; fairwinds", AutoReplySigns::imitation),
            new Sign<>("reply.disguised-link", STRONG, "MITRE ATT&CK T1566.002", AutoReplySigns::disguised),
            new Sign<>("reply.bank-account", STRONG, "FBI PIN 20201125-001", AutoReplySigns::bank),
            new Sign<>("reply.asks-to-sign-in", STRONG, "MITRE ATT&CK T1534", AutoReplySigns::lure),
            new Sign<>("reply.strangers-address", STRONG, "FBI PIN 20201125-001", AutoReplySigns::stranger),
            new Sign<>(
                    "reply.shortened-link",
                    MEDIUM,
                    "own reasoning: nobody sees where it leads",
                    AutoReplySigns::shortened),
            new Sign<>(
                    "reply.messenger",
                    MEDIUM,
                    "own reasoning: away from where others read along",
                    AutoReplySigns::messenger));

    private AutoReplySigns() {}

    private static Evidence imitation(Reply reply) {
        return Stream.concat(reply.hosts().stream(), reply.addresses().stream().map(Address::domain))
                .map(domain -> reply.around()
                        .imitation(domain)
                        .map(like -> Evidence.of(
                                like.strength(),
                                "It leads to %s, which %s.",
                                "Elle mène à %s, qui %s.",
                                Spelling.quoted(Address.unicode(domain)),
                                like.how())))
                .flatMap(Optional::stream)
                .max(java.util.Comparator.comparing(Evidence::strength))
                .orElse(null);
    }

    private static Evidence disguised(Reply reply) {
        return reply.disguised().isEmpty()
                ? null
                : Evidence.of(
                        STRONG,
                        "A link shows one address and leads to another: %s.",
                        "Un lien montre une adresse et mène à une autre : %s.",
                        Quotation.of(reply.disguised()));
    }

    private static Evidence bank(Reply reply) {
        Matcher iban = IBAN.matcher(reply.text());
        boolean ofIban = iban.find();
        boolean abroad = ofIban && !country(reply).isEmpty() && !iban.group().startsWith(country(reply));
        boolean number = ofIban || ACCOUNT_NUMBER.matcher(reply.words().plain()).find();
        boolean ofMoney = Topic.FINANCE.in(reply.text(), reply.words()) != null;
        boolean changed = says(reply, "changed");
        boolean warnsOfFraud = Topic.SECURITY.in(reply.text(), reply.words()) != null;
        if (number && (changed || abroad)) {
            return Evidence.of(
                    STRONG,
                    "It tells every correspondent of a new bank account, or of one abroad.",
                    "Elle annonce à chaque correspondant un compte bancaire nouveau ou à l'étranger.");
        }
        boolean announced = ofMoney && says(reply, "bank") && changed && !warnsOfFraud;
        return number || announced
                ? Evidence.of(
                        announced ? MEDIUM : WEAK,
                        "It speaks of a bank account to every correspondent. An accounts department may do so, at its usual account.",
                        "Elle parle d'un compte bancaire à chaque correspondant. Un service comptable peut le faire, pour son compte habituel.")
                : null;
    }

    /** The owner's country, by which a bank account is at home or abroad; empty if it is not known. */
    private static String country(Reply reply) {
        String locale = reply.around().locale();
        int dash = locale.lastIndexOf('-');
        return dash < 0 ? "" : locale.substring(dash + 1).toUpperCase(Locale.ROOT);
    }

    private static Evidence lure(Reply reply) {
        Optional<String> host = reply.foreignHosts().stream()
                .filter(foreign -> !Senders.customerHost(foreign) && !Senders.wellKnown(foreign))
                .findFirst();
        boolean asksForPassword = says(reply, "credentials");
        boolean asksToSignIn = says(reply, "signIn");
        boolean ofMoney = Topic.FINANCE.in(reply.text(), reply.words()) != null;
        if (host.isEmpty() || (!asksForPassword && !asksToSignIn)) {
            return null;
        }
        return Evidence.of(
                asksForPassword || says(reply, "document") || ofMoney ? STRONG : MEDIUM,
                "It asks every correspondent to sign in or to prove something at %s, a site that is not the organisation's.",
                "Elle demande à chaque correspondant de s'identifier ou de confirmer quelque chose sur %s, un site extérieur à l'organisation.",
                Spelling.quoted(Address.unicode(host.get())));
    }

    /** An address inside beside it makes a stranger ordinary, unless money is to go there. */
    private static Evidence stranger(Reply reply) {
        List<Address> strangers = reply.strangers();
        boolean money = Topic.FINANCE.in(reply.text(), reply.words()) != null;
        boolean only = strangers.size() == reply.addresses().size();
        Optional<Address> free = strangers.stream()
                .filter(address -> Senders.freeMail(address.domain()))
                .findFirst();
        if (strangers.isEmpty() || (!only && (free.isEmpty() || !money))) {
            return null;
        }
        return Evidence.of(
                money && free.isPresent() ? STRONG : MEDIUM,
                "It directs correspondents to %s, outside the organisation. The owner's private address or a partner may be meant.",
                "Elle dirige les correspondants vers %s, hors de l'organisation. C'est peut-être l'adresse privée du titulaire, ou un partenaire.",
                Spelling.quoted(free.orElseGet(strangers::getFirst).toString()));
    }

    private static Evidence shortened(Reply reply) {
        return reply.hosts().stream()
                .filter(Senders::shortener)
                .findFirst()
                .map(host -> Evidence.of(
                        MEDIUM,
                        "It links to %s, behind which anything can be.",
                        "Elle renvoie vers %s, derrière quoi tout peut se trouver.",
                        Spelling.quoted(host)))
                .orElse(null);
    }

    private static Evidence messenger(Reply reply) {
        return says(reply, "messenger")
                        || reply.hosts().contains("wa.me")
                        || reply.hosts().contains("t.me")
                ? Evidence.of(
                        MEDIUM,
                        "It asks to go on by a private messenger. Some owners do so on journeys.",
                        "Elle demande de poursuivre par une messagerie privée. Certains titulaires le font en voyage.")
                : null;
    }

    private static boolean says(Reply reply, String what) {
        return !SPEECH.get(what)
                .in(reply.words(), new boolean[reply.words().words().size()])
                .isEmpty();
    }
}
