package io.cordon.judgement;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Whose domain it is, always by whole labels. */
final class Domains {
    private static final String TENANT = ".onmicrosoft.com";
    private static final String HYBRID = ".mail.onmicrosoft.com";
    private static final Set<String> SECOND_LEVEL = Set.of(
            "co", "com", "org", "net", "gov", "gob", "gouv", "gc", "ac", "edu", "asso", "nom", "or", "ne", "go", "ltd",
            "plc", "nhs", "sch");

    private Domains() {}

    /** Whether {@code domain} is one of {@code own} or below one; tenants' {@code onmicrosoft.com} names count only exactly. */
    static boolean within(String domain, Collection<String> own) {
        return own.stream().map(Address::ascii).anyMatch(accepted -> within(domain, accepted));
    }

    /** Whether {@code domain} belongs to some tenant that is not one of {@code own}. */
    static boolean otherTenant(String domain, Collection<String> own) {
        return domain.endsWith(TENANT) && !within(domain, own);
    }

    /** Labels that a registry sells below: {@code example} of {@code mail.example.co.uk}. */
    static String core(String domain) {
        List<String> labels = labels(domain);
        int suffix = suffixLabels(labels);
        return labels.size() > suffix ? labels.get(labels.size() - suffix - 1) : domain;
    }

    /** What stands behind {@link #core}. */
    static String suffix(String domain) {
        List<String> labels = labels(domain);
        return String.join(".", labels.subList(Math.max(0, labels.size() - suffixLabels(labels)), labels.size()));
    }

    /** The labels before {@link #core}. */
    static List<String> hosts(String domain) {
        List<String> labels = labels(domain);
        return labels.subList(0, Math.max(0, labels.size() - suffixLabels(labels) - 1));
    }

    private static boolean within(String domain, String accepted) {
        if (accepted.isEmpty()) {
            return false;
        }
        if (accepted.endsWith(TENANT)) {
            String name = accepted.substring(0, accepted.length() - TENANT.length());
            return domain.equals(accepted) || domain.equals(name + HYBRID);
        }
        return domain.equals(accepted) || domain.endsWith("." + accepted);
    }

    private static List<String> labels(String domain) {
        return Arrays.asList(domain.split("\\."));
    }

    private static int suffixLabels(List<String> labels) {
        int count = labels.size();
        boolean two = count >= 3
                && ((labels.get(count - 1).length() == 2 && SECOND_LEVEL.contains(labels.get(count - 2)))
                        || (labels.get(count - 2).equals("onmicrosoft")
                                && labels.get(count - 1).equals("com")));
        return two ? 2 : 1;
    }
}
