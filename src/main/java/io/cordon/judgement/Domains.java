package io.cordon.judgement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.net.InternetDomainName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Whose domain it is, always by whole labels. */
final class Domains {
    private static final String TENANT = ".onmicrosoft.com";
    private static final Cache<String, Integer> SUFFIXES =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private static final String HYBRID = ".mail.onmicrosoft.com";

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
        int suffix = suffixLabels(domain);
        return labels.size() > suffix ? labels.get(labels.size() - suffix - 1) : domain;
    }

    /** What stands behind {@link #core}. */
    static String suffix(String domain) {
        List<String> labels = labels(domain);
        return String.join(".", labels.subList(Math.max(0, labels.size() - suffixLabels(domain)), labels.size()));
    }

    /** The labels before {@link #core}. */
    static List<String> hosts(String domain) {
        List<String> labels = labels(domain);
        return labels.subList(0, Math.max(0, labels.size() - suffixLabels(domain) - 1));
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

    /** As the public suffix list says; a tenant's technical name is below {@code onmicrosoft.com}. */
    private static int suffixLabels(String domain) {
        if (domain.endsWith(TENANT)) {
            return 2;
        }
        return SUFFIXES.get(domain, Domains::listed);
    }

    private static int listed(String domain) {
        if (!InternetDomainName.isValid(domain)) {
            return 1;
        }
        InternetDomainName suffix = InternetDomainName.from(domain).registrySuffix();
        return suffix == null ? 1 : suffix.parts().size();
    }
}
