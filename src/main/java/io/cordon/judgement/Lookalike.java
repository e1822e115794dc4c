package io.cordon.judgement;

import io.cordon.model.Text;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An outside address that wears the name of an own or approved domain. Sources: MITRE ATT&amp;CK T1583.001, FBI PIN 20201125-001; Elastic's and
 * Microsoft Sentinel's rules show what a comparison without label boundaries misses.
 *
 * @param how in words
 */
record Lookalike(String imitated, Strength strength, Text how) {
    private static final int LONG_NAME = 6;
    private static final int SHORTEST_NAME = 4;
    private static final int TWO_LETTERS_MAY_DIFFER = 9;

    /** The most telling likeness of {@code address}, which is none of {@code own}, to one of them; or {@code null}. */
    static Lookalike of(Address address, Collection<String> own) {
        return own.stream()
                .map(Address::ascii)
                .flatMap(domain -> Stream.of(domainLike(address.domain(), domain), localLike(address, domain)))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Lookalike::strength))
                .orElse(null);
    }

    /** Whether {@code domain}, which is not within {@code own}, imitates one of them; or {@code null}. */
    static Lookalike ofDomain(String domain, Collection<String> own) {
        return of(new Address("", domain), own);
    }

    private static Lookalike domainLike(String domain, String own) {
        String core = Domains.core(domain);
        String ownCore = Domains.core(own);
        if (ownCore.length() < SHORTEST_NAME || Senders.freeMail(domain) || own.equals(domain)) {
            return null;
        }
        Strength byLength = ownCore.length() >= LONG_NAME ? Strength.STRONG : Strength.MEDIUM;
        if (standsIn(domain, own)) {
            return new Lookalike(
                    own,
                    Strength.STRONG,
                    Text.of("contains “%s” but ends otherwise", "contient « %s » mais finit autrement", own));
        }
        if (core.equals(ownCore)) {
            return domain.endsWith(".onmicrosoft.com") || own.endsWith(".onmicrosoft.com")
                    ? null
                    : new Lookalike(
                            own,
                            Strength.MEDIUM,
                            Text.of("is “%s” under another ending", "est « %s » sous une autre terminaison", own));
        }
        if (confusable(core, ownCore)) {
            return new Lookalike(
                    own,
                    Strength.STRONG,
                    Text.of(
                            "is written with letters that look like those of “%s”",
                            "s'écrit avec des lettres qui ressemblent à celles de « %s »", own));
        }
        if (misspelt(core, ownCore, Domains.suffix(domain).equals(Domains.suffix(own)))) {
            return new Lookalike(
                    own,
                    Strength.STRONG,
                    Text.of(
                            "differs from “%s” by a letter or two",
                            "ne diffère de « %s » que d'une ou deux lettres", own));
        }
        if (own.endsWith(".onmicrosoft.com")) {
            return technical(core, ownCore, own);
        }
        if (Arrays.asList(core.split("-")).contains(ownCore)
                || (ownCore.length() > SHORTEST_NAME && core.contains(ownCore))) {
            return new Lookalike(
                    own,
                    byLength,
                    Text.of("is built around the name of “%s”", "est bâti autour du nom de « %s »", own));
        }
        return Senders.customerHost(domain) ? null : hostLike(Domains.hosts(domain), ownCore, own);
    }

    /** Whether {@code own} stands whole in {@code domain}, as in {@code own.tld.evil.tld} and {@code own.tld-evil.tld}. */
    private static boolean standsIn(String domain, String own) {
        int at = domain.indexOf(own);
        int end = at + own.length();
        return at >= 0
                && (at == 0 || ".-".indexOf(domain.charAt(at - 1)) >= 0)
                && end < domain.length()
                && ".-".indexOf(domain.charAt(end)) >= 0;
    }

    /** A tenant's technical name, which correspondents know from links to its shared files at most. */
    private static Lookalike technical(String core, String ownCore, String own) {
        return ownCore.length() >= LONG_NAME
                        && core.length() > ownCore.length()
                        && Arrays.asList(core.split("-")).contains(ownCore)
                ? new Lookalike(
                        own,
                        Strength.MEDIUM,
                        Text.of("is built around the name of “%s”", "est bâti autour du nom de « %s »", own))
                : null;
    }

    private static Lookalike hostLike(List<String> hosts, String ownCore, String own) {
        return hosts.stream()
                        .anyMatch(host -> host.equals(ownCore)
                                || Arrays.asList(host.split("-")).contains(ownCore))
                ? new Lookalike(
                        own,
                        Strength.MEDIUM,
                        Text.of(
                                "carries the name of “%s” on a foreign host",
                                "porte le nom de « %s » sur un hôte étranger", own))
                : null;
    }

    private static Lookalike localLike(Address address, String own) {
        return address.local().contains(own)
                ? new Lookalike(
                        own, Strength.STRONG, Text.of("carries “%s” before the @", "porte « %s » avant l'arobase", own))
                : null;
    }

    /** An address that anybody can open, named after one of {@code own}; or {@code null}. */
    static Lookalike atFreeMail(Address address, Collection<String> own) {
        if (!Senders.freeMail(address.domain())) {
            return null;
        }
        return naming(address.local(), own)
                .map(domain -> new Lookalike(
                        domain,
                        Strength.STRONG,
                        Text.of(
                                "a free-mail provider's, and it bears the name of “%s” before the @",
                                "celui d'une messagerie gratuite, et porte le nom de « %s » avant l'arobase", domain)))
                .orElse(null);
    }

    /** Whether {@code text} bears the name of one of {@code own}, however it is spaced. */
    static boolean names(String text, Collection<String> own) {
        return naming(text, own).isPresent();
    }

    private static Optional<String> naming(String text, Collection<String> own) {
        String letters = letters(text);
        return own.stream()
                .map(Address::ascii)
                .filter(domain -> !domain.endsWith(".onmicrosoft.com"))
                .filter(domain -> letters(Domains.core(domain)).length() >= LONG_NAME
                        && letters.contains(letters(Domains.core(domain))))
                .findFirst();
    }

    private static String letters(String text) {
        return Spelling.plain(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static boolean confusable(String core, String ownCore) {
        String shown = Address.unicode(core).toLowerCase(Locale.ROOT);
        String ownShown = Address.unicode(ownCore).toLowerCase(Locale.ROOT);
        return skeleton(shown).equals(skeleton(ownShown))
                || Spelling.plain(shown).equals(Spelling.plain(ownShown));
    }

    private static String skeleton(String shown) {
        return Spelling.skeleton(shown).toLowerCase(Locale.ROOT);
    }

    private static boolean misspelt(String core, String ownCore, boolean sameEnding) {
        if (ownCore.length() <= SHORTEST_NAME || differOnlyInDigits(core, ownCore)) {
            return false;
        }
        int distance = EditDistance.between(core, ownCore);
        return distance == 1 || (distance == 2 && sameEnding && ownCore.length() >= TWO_LETTERS_MAY_DIFFER);
    }

    private static boolean differOnlyInDigits(String core, String ownCore) {
        return core.replaceAll("[0-9]", "").equals(ownCore.replaceAll("[0-9]", "")) && ownCore.matches(".*[0-9].*");
    }
}
