package io.cordon.judgement;

import io.cordon.model.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Whether an address carries its owner's own name, as a second mailbox does. Source: Microsoft alert grading guide for forwarding. */
final class OwnName {
    private static final int SHORTEST = 3;

    private OwnName() {}

    /** The names by which {@code owner} is known; empty if nothing is known. */
    static List<String> of(User owner, String... more) {
        List<String> names = new ArrayList<>();
        if (owner != null) {
            names.add(owner.displayName());
            names.add(localPart(owner.userPrincipalName()));
            names.add(localPart(owner.mail()));
            owner.addresses().forEach(address -> names.add(localPart(address)));
        }
        names.addAll(Arrays.asList(more));
        return names.stream()
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .toList();
    }

    /** Whether the local part, or the name of the domain, is made of one of {@code names}. */
    static boolean in(Address address, Collection<String> names) {
        String local = letters(address.local());
        String domain = letters(Domains.core(address.domain()));
        return names.stream()
                .map(name -> Words.of(name).words())
                .anyMatch(parts -> wears(local, parts) || wears(domain, parts));
    }

    private static boolean wears(String shown, List<String> parts) {
        List<String> names = parts.stream()
                .map(OwnName::letters)
                .filter(part -> !part.isEmpty())
                .toList();
        if (names.size() == 1) {
            return names.getFirst().length() > SHORTEST && shown.equals(names.getFirst());
        }
        for (String family : names) {
            for (String given : names) {
                if (!family.equals(given) && family.length() >= SHORTEST && together(shown, family, given)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean together(String shown, String family, String given) {
        return (given.length() >= SHORTEST && shown.contains(family) && shown.contains(given))
                || shown.equals(given.charAt(0) + family)
                || shown.equals(family + given.charAt(0));
    }

    private static String localPart(String address) {
        return address == null || address.indexOf('@') < 0 ? address : address.substring(0, address.lastIndexOf('@'));
    }

    private static String letters(String text) {
        return Spelling.plain(text).replaceAll("[^\\p{L}]", "");
    }
}
