package io.cordon.access;

import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One key of one caller. While a caller changes from one key to the next it has two.
 *
 * @param name the caller's, as it stands in reports and in the trail
 * @param expires the last day on which it is taken, in UTC
 * @param networks where it may come from; empty for anywhere
 */
record ApiKey(String name, Set<String> roles, LocalDate expires, List<Network> networks, KeyHash hash) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    ApiKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 40 of a-z, 0-9 and -");
        }
        roles.stream().filter(role -> !Roles.ALL.contains(role)).findFirst().ifPresent(role -> {
            throw new IllegalArgumentException("roles must be of " + String.join(", ", Roles.ALL));
        });
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles must not be empty");
        }
        roles = Set.copyOf(roles);
        networks = List.copyOf(networks);
    }

    boolean isValidAt(Instant now) {
        return now.isBefore(expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    boolean mayComeFrom(InetAddress source) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(source));
    }

    /** The line of the key file. */
    String line() {
        return String.format(
                Locale.ROOT,
                "- {name: %s, roles: [%s], expires: %s, %shash: \"%s\"}",
                name,
                String.join(", ", Roles.ALL.stream().filter(roles::contains).toList()),
                expires,
                networks.isEmpty()
                        ? ""
                        : "networks: [\""
                                + String.join(
                                        "\", \"",
                                        networks.stream()
                                                .map(network ->
                                                        network.address().getHostAddress() + "/" + network.length())
                                                .toList())
                                + "\"], ",
                hash);
    }
}
