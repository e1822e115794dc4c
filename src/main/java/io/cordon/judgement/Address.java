package io.cordon.judgement;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail address taken apart, after RFC 5321: the domain is what follows the last {@code @}.
 *
 * @param local lower case
 * @param domain in its ASCII form (UTS 46), lower case, without a trailing dot
 */
record Address(String local, String domain) {
    private static final IDNA UTS46 =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE);

    /** In characters; RFC 1035 says 255 octets with their lengths. */
    private static final int LONGEST_DOMAIN = 253;

    /** Reads {@code smtp:a@b}, {@code <a@b>} and {@code a@b}; empty if it is none of them. */
    static Optional<Address> of(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String bare = Spelling.visible(text).replaceFirst("(?i)^smtp:", "").strip();
        if (bare.startsWith("<") && bare.endsWith(">")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        int at = bare.lastIndexOf('@');
        if (at < 1 || at == bare.length() - 1 || bare.startsWith("/o=")) {
            return Optional.empty();
        }
        return Optional.of(new Address(bare.substring(0, at).toLowerCase(Locale.ROOT), ascii(bare.substring(at + 1))));
    }

    /** The ASCII form of a domain, by which domains are compared; what is too long to be a domain stays as it is. */
    static String ascii(String domain) {
        String bare = withoutDots(domain.strip());
        if (bare.length() > LONGEST_DOMAIN) {
            return bare.toLowerCase(Locale.ROOT);
        }
        StringBuilder result = new StringBuilder();
        UTS46.nameToASCII(bare, result, new IDNA.Info());
        return result.toString().toLowerCase(Locale.ROOT);
    }

    /** The form of a domain that a reader sees. */
    static String unicode(String domain) {
        if (domain.length() > LONGEST_DOMAIN) {
            return domain;
        }
        StringBuilder result = new StringBuilder();
        UTS46.nameToUnicode(domain, result, new IDNA.Info());
        return result.toString();
    }

    private static String withoutDots(String domain) {
        int end = domain.length();
        while (end > 0 && domain.charAt(end - 1) == '.') {
            end--;
        }
        return domain.substring(0, end);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
