package io.cordon.judgement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names of makers and programs that everybody trusts, and what only looks like one. Source: Proofpoint on OAuth impersonation. */
final class VendorName {
    private static final Set<String> ALL = Set.of(
            "microsoft",
            "office",
            "office365",
            "outlook",
            "onedrive",
            "sharepoint",
            "teams",
            "exchange",
            "azure",
            "adobe",
            "docusign",
            "dropbox",
            "google",
            "zoom",
            "okta",
            "slack",
            "box",
            "salesforce",
            "linkedin");

    /** Made-up words, so that what differs from one by a letter is no word of its own. */
    private static final Set<String> COINED =
            Set.of("microsoft", "onedrive", "sharepoint", "docusign", "dropbox", "salesforce", "linkedin");

    private VendorName() {}

    /** The vendor that {@code name} begins with. */
    static Optional<String> leading(String name) {
        List<String> words = Words.of(name).words();
        return words.isEmpty() || !ALL.contains(words.getFirst()) ? Optional.empty() : Optional.of(words.getFirst());
    }

    /** Whether a word of it is drawn like a vendor's name, misspells one by a letter, or is one with something invisible at it. */
    static boolean imitatedBy(String name) {
        List<String> words = Words.of(name).words();
        boolean vendor = words.stream().anyMatch(ALL::contains);
        return (vendor && Spelling.hidesSomething(name)) || words.stream().anyMatch(VendorName::nearly);
    }

    private static boolean nearly(String word) {
        if (ALL.contains(word)) {
            return false;
        }
        String drawn = Spelling.skeleton(word).toLowerCase(Locale.ROOT);
        return ALL.stream()
                        .filter(vendor -> vendor.length() > 4)
                        .anyMatch(
                                vendor -> drawn.equals(Spelling.skeleton(vendor).toLowerCase(Locale.ROOT)))
                || COINED.stream()
                        .anyMatch(vendor -> Math.abs(word.length() - vendor.length()) <= 1
                                && EditDistance.between(word, vendor) == 1);
    }
}
