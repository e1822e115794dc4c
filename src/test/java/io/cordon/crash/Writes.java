package io.cordon.crash;

import io.cordon.testing.Simulator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The requests of a ledger that change something, or would. */
final class Writes {
    static final String DISABLE = "user.patch.accountEnabled";
    static final String PASSWORD = "user.patch.passwordProfile";

    private static final Pattern WRITE =
            Pattern.compile("user\\.patch.*|sessions\\.revoke|rule\\.(patch|delete)|exo\\.(?!Get-).*");

    private Writes() {}

    static boolean isWrite(Simulator.Entry entry) {
        return WRITE.matcher(entry.operation()).matches();
    }

    static List<Simulator.Entry> in(List<Simulator.Entry> ledger) {
        return ledger.stream().filter(Writes::isWrite).toList();
    }

    /** How often each kind of write was received for each user. */
    static Map<String, Long> perUserAndKind(List<Simulator.Entry> ledger) {
        return in(ledger).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.userId() + " " + entry.operation(), Collectors.counting()));
    }

    /** How often each user received one kind of write. */
    static Map<String, Long> perUser(List<Simulator.Entry> ledger, String operation) {
        return ledger.stream()
                .filter(entry -> entry.operation().equals(operation))
                .collect(Collectors.groupingBy(Simulator.Entry::userId, Collectors.counting()));
    }
}
