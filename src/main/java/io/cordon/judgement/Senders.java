package io.cordon.judgement;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Senders and hosts by what they are: machines that write to many, bearers of warnings, providers where anybody gets a mailbox. */
final class Senders {
    private static final Map<String, Set<String>> LISTS = WordList.of("senders");

    private Senders() {}

    /** Whether mail of this sender, an address or a part of one, goes to many. */
    static boolean bulk(String sender) {
        String plain = Spelling.plain(sender).replaceFirst("^<?(smtp:)?", "").replaceFirst(">$", "");
        if (notice(plain)) {
            return false;
        }
        String local = plain.contains("@") ? plain.substring(0, plain.lastIndexOf('@')) : plain;
        String host = plain.substring(plain.lastIndexOf('@') + 1);
        return LISTS.get("bulkLocalParts").contains(local.replaceFirst("[+].*", ""))
                || Arrays.stream(local.split("[-_.+]"))
                        .anyMatch(part -> part.startsWith("noreply") || part.startsWith("newsletter"))
                || local.replaceAll("[-_.]", "").contains("noreply")
                || Arrays.stream(local.split("[-_.+0-9]+")).anyMatch(LISTS.get("machineWords")::contains)
                || hostLabels(host).anyMatch(LISTS.get("bulkLabels")::contains)
                || inDomains(host, "bulkDomains");
    }

    /** Whether it warns owners about their account or their pay. */
    static boolean notice(String sender) {
        String plain = Spelling.plain(sender);
        String host = plain.substring(plain.lastIndexOf('@') + 1);
        return inDomains(host, "noticeDomains")
                || (plain.indexOf('@') > 0
                        && LISTS.get("noticeLocalParts").contains(plain.substring(0, plain.lastIndexOf('@'))));
    }

    /** Whether it is a system on trial, whose codes and alarms mean nothing. */
    static boolean onTrial(String sender) {
        String plain = Spelling.plain(sender);
        int end = plain.lastIndexOf('.');
        String withoutEnding = end > plain.lastIndexOf('@') ? plain.substring(0, end) : plain;
        return Arrays.stream(withoutEnding.split("[-_.@+]")).anyMatch(LISTS.get("trialLabels")::contains);
    }

    static boolean freeMail(String domain) {
        String first = domain.contains(".") ? domain.substring(0, domain.indexOf('.')) : domain;
        Set<String> list = LISTS.get("freeMail");
        return list.contains(domain)
                || (domain.chars().filter(c -> c == '.').count() <= 2 && list.contains(first + ".*"));
    }

    static boolean customerHost(String domain) {
        return inDomains(domain, "customerHosts");
    }

    /** Where anybody puts up a page in a minute. */
    static boolean throwawayHost(String domain) {
        return inDomains(domain, "throwawayHosts");
    }

    /** A service that hides where a link leads. */
    static boolean shortener(String domain) {
        return inDomains(domain, "shorteners");
    }

    /** A service that everybody knows and signs in to. */
    static boolean wellKnown(String domain) {
        return inDomains(domain, "wellKnownDomains") || inDomains(domain, "bulkDomains");
    }

    private static Stream<String> hostLabels(String host) {
        String[] labels = host.split("\\.");
        return Arrays.stream(labels).limit(Math.max(0, labels.length - 2));
    }

    private static boolean inDomains(String host, String list) {
        return LISTS.get(list).stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }
}
