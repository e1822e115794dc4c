package io.cordon.simulator;

import java.util.Optional;
import java.util.Set;

/**
 * What a call costs of the quotas of identity and access: Microsoft's table of base costs, as far as the operations here
 * are in it, one less for {@code $select} and for a small {@code $top}, one more for {@code $expand}, never below one.
 */
record Cost(int resourceUnits, int writes) {
    private static final Set<String> MAILBOX = Set.of("folder", "folders", "rule", "rules");

    /** Does Outlook answer the operation, and not identity and access? */
    static boolean isMailbox(Operation operation) {
        String name = operation.name();
        return MAILBOX.contains(name.substring(0, Math.max(0, name.indexOf('.'))));
    }

    /** Identity Protection, the sign-in logs and security have quotas of their own as well. */
    static Optional<String> narrow(Operation operation) {
        return switch (operation.name()) {
            case "risk.users" -> Optional.of("IdentityProtection");
            case "signins.list" -> Optional.of("SignInReports");
            case "security.alerts", "security.incidents" -> Optional.of("Security");
            default -> Optional.empty();
        };
    }

    static Cost of(Operation operation, Call call) {
        int units = base(operation.name());
        units -= call.option("$select").isPresent() ? 1 : 0;
        units -= call.option("$top").filter(top -> top.matches("1?\\d")).isPresent() ? 1 : 0;
        units += call.option("$expand").isPresent() ? 1 : 0;
        boolean reads = call.method().equals("GET") || operation.name().equals("groups.check");
        return new Cost(Math.max(1, units), reads ? 0 : 1);
    }

    private static int base(String operation) {
        return switch (operation) {
            case "groups.check" -> 4;
            case "users.list", "roles.transitive" -> 2;
            default -> 1;
        };
    }
}
