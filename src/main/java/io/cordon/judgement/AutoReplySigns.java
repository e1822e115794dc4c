package io.cordon.judgement;

import static io.cordon.judgement.Strength.MEDIUM;
import static io.cordon.judgement.Strength.STRONG;
import static io.cordon.judgement.Strength.WEAK;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an automatic reply says that an absent owner would not. No public detection exists; the accounts of payment fraud tell what is said. */
final class AutoReplySigns {
    private static final Map<String, Terms> SPEECH = WordList.of("auto-reply").entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry -> new Terms(entry.getValue().stream().map(Term::of).toList())));
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
        BankNotice notice = BankNotice.of(reply.text(), country(reply), SPEECH);
        boolean warnsOfFraud = Topic.SECURITY.in(reply.text(), reply.words()) != null;
        if (notice.announced() || (notice.account() && notice.abroad())) {
            return Evidence.of(
                    warnsOfFraud && !notice.account() ? MEDIUM : STRONG,
                    "It tells every correspondent of a new bank account, or of one abroad.",
                    "Elle annonce à chaque correspondant un compte bancaire nouveau ou à l'étranger.");
        }
        return notice.account()
                ? Evidence.of(
                        WEAK,
                        "It gives a bank account to every correspondent. An accounts department may do so, at its usual account.",
                        "Elle donne un compte bancaire à chaque correspondant. Un service comptable peut le faire, pour son compte habituel.")
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
