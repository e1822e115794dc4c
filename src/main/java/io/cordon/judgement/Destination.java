package io.cordon.judgement;

import io.cordon.model.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where mail sent to somebody really goes, and whose place that is. Sources: Microsoft alert grading guides for forwarding, MITRE ATT&amp;CK
 * T1114.003; CIPP's report shows what unresolved contacts hide.
 *
 * @param shown as it stands in the object
 * @param recipient what the directory says stands behind it, or {@code null}
 * @param actual where mail ends up, {@code null} if that could not be told
 * @param why in words, for {@code LOOKALIKE}; otherwise {@code null}
 */
record Destination(Party shown, Recipient recipient, Address actual, Kind kind, Strength likeness, Text why) {
    enum Kind {
        INSIDE,
        ALLOWED,
        /** Outside, a company or organisation unknown to us. */
        OUTSIDE,
        /** A free-mail address, or an own domain, in the owner's name. */
        OWNERS_OTHER,
        FREE_MAIL,
        OTHER_TENANT,
        GUEST,
        LOOKALIKE,
        /** Not to be told: an unresolved name, or a tenant whose domains are unknown. */
        UNKNOWN
    }

    private static final String TEAMS_CHANNELS = ".teams.ms";

    static Destination of(Party party, Context context, String... ownerNames) {
        Recipient recipient = Stream.of(party.address(), party.address().replaceFirst("(?i)^smtp:", ""), party.name())
                .map(context::recipient)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        String written = recipient == null ? party.address() : target(recipient, party.address());
        boolean guest = written.toLowerCase(Locale.ROOT).contains("#ext#")
                || (recipient != null && "GuestMailUser".equalsIgnoreCase(recipient.recipientTypeDetails()));
        Optional<Address> address =
                Address.of(written.toLowerCase(Locale.ROOT).contains("#ext#") ? home(written) : written);
        return address.map(actual -> judged(party, recipient, actual, guest, context, ownerNames))
                .orElseGet(() -> new Destination(party, recipient, null, Kind.UNKNOWN, null, null));
    }

    boolean leaves() {
        return kind != Kind.INSIDE && kind != Kind.ALLOWED;
    }

    /** For a sentence: the address, how its domain shows where that differs, and where it leads if that is another one. */
    String quoted() {
        String written = shown.quoted().replaceFirst("(?i)^smtp:", "");
        if (actual == null) {
            return written;
        }
        String unicode = Address.unicode(actual.domain());
        String domain =
                unicode.equals(actual.domain()) ? "" : " (" + Spelling.quoted(unicode) + " = " + actual.domain() + ")";
        boolean same = Address.of(shown.address()).filter(actual::equals).isPresent();
        return (same ? written : written + " → " + Spelling.quoted(actual.toString())) + domain;
    }

    private static Destination judged(
            Party party, Recipient recipient, Address actual, boolean guest, Context context, String... ownerNames) {
        Set<String> own = ownDomains(context);
        Set<String> known =
                Stream.of(own, context.allowedDomains()).flatMap(Set::stream).collect(Collectors.toSet());
        if (allowed(actual, context)) {
            return new Destination(party, recipient, actual, Kind.ALLOWED, null, null);
        }
        if (guest) {
            return new Destination(party, recipient, actual, own.isEmpty() ? Kind.UNKNOWN : Kind.GUEST, null, null);
        }
        if (Domains.within(actual.domain(), own)) {
            return new Destination(party, recipient, actual, Kind.INSIDE, null, null);
        }
        if (teamsChannel(actual, own)) {
            return new Destination(party, recipient, actual, Kind.ALLOWED, null, null);
        }
        Lookalike like = Lookalike.of(actual, known);
        if (like == null && !OwnName.in(actual, OwnName.of(context.owner(), ownerNames))) {
            like = Lookalike.atFreeMail(actual, own);
        }
        if (like != null) {
            return new Destination(party, recipient, actual, Kind.LOOKALIKE, like.strength(), like.how());
        }
        return new Destination(party, recipient, actual, unlike(actual, context, ownerNames), null, null);
    }

    private static Kind unlike(Address actual, Context context, String... ownerNames) {
        List<String> names = OwnName.of(context.owner(), ownerNames);
        if (OwnName.in(actual, names)) {
            return Kind.OWNERS_OTHER;
        }
        if (Senders.freeMail(actual.domain())) {
            return names.isEmpty() ? Kind.OWNERS_OTHER : Kind.FREE_MAIL;
        }
        if (context.acceptedDomains().isEmpty()) {
            return Kind.UNKNOWN;
        }
        boolean otherTenant = Domains.otherTenant(actual.domain(), context.acceptedDomains())
                || actual.domain().endsWith(TEAMS_CHANNELS);
        return otherTenant ? Kind.OTHER_TENANT : Kind.OUTSIDE;
    }

    /** The accepted domains; those of the owner's addresses where the accepted ones are unknown. */
    static Set<String> ownDomains(Context context) {
        if (!context.acceptedDomains().isEmpty() || context.owner() == null) {
            return context.acceptedDomains();
        }
        return Stream.concat(Stream.of(context.owner().userPrincipalName()), context.owner().addresses().stream())
                .flatMap(address -> Address.of(address).stream())
                .map(Address::domain)
                .collect(Collectors.toSet());
    }

    private static boolean allowed(Address actual, Context context) {
        return context.allowedDomains().stream().map(Address::ascii).anyMatch(actual.domain()::equals)
                || context.allowedAddresses().stream()
                        .flatMap(one -> Address.of(one).stream())
                        .anyMatch(actual::equals);
    }

    /** {@code <id>.<tenant's domain>@<region>.teams.ms}. */
    private static boolean teamsChannel(Address actual, Set<String> own) {
        return actual.domain().endsWith(TEAMS_CHANNELS)
                && own.stream()
                        .map(Address::ascii)
                        .anyMatch(domain -> actual.local().endsWith("." + domain));
    }

    private static String target(Recipient recipient, String otherwise) {
        return Stream.of(recipient.externalEmailAddress(), recipient.primarySmtpAddress(), otherwise)
                .filter(address -> address != null && !address.isBlank())
                .findFirst()
                .orElseThrow();
    }

    /** The address that a guest's sign-in name was made from: {@code a_b.c#EXT#@tenant} is {@code a@b.c}. */
    private static String home(String guest) {
        String name = guest.substring(0, guest.toLowerCase(Locale.ROOT).indexOf("#ext#"))
                .replaceFirst("(?i)^smtp:", "");
        int underscore = name.lastIndexOf('_');
        return underscore < 1 ? guest : name.substring(0, underscore) + "@" + name.substring(underscore + 1);
    }
}
