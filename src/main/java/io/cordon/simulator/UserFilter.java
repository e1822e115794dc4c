package io.cordon.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of {@code $filter} on users that finds a person by an address: equality of mail, userPrincipalName or a
 * proxyAddress, joined by {@code or}. Literals are compared without regard to letter case.
 */
final class UserFilter {
    private static final String LITERAL = "'((?:[^']|'')*)'";
    private static final Pattern PROPERTY = Pattern.compile("(mail|userPrincipalName)\\s+eq\\s+" + LITERAL);
    private static final Pattern ADDRESS =
            Pattern.compile("proxyAddresses/any\\(\\s*(\\w+)\\s*:\\s*(\\w+)\\s+eq\\s+" + LITERAL + "\\s*\\)");
    private static final Pattern OR = Pattern.compile("\\s+or\\s+");

    private UserFilter() {}

    static Predicate<Account> parse(String text) {
        List<Predicate<Account>> clauses = new ArrayList<>();
        int at = 0;
        while (true) {
            Matcher property = PROPERTY.matcher(text).region(at, text.length());
            Matcher address = ADDRESS.matcher(text).region(at, text.length());
            Matcher found;
            if (property.lookingAt()) {
                clauses.add(property(property.group(1), unquote(property.group(2))));
                found = property;
            } else if (address.lookingAt() && address.group(1).equals(address.group(2))) {
                clauses.add(address(unquote(address.group(3))));
                found = address;
            } else {
                throw unsupported();
            }
            if (found.end() == text.length()) {
                return account -> clauses.stream().anyMatch(clause -> clause.test(account));
            }
            Matcher or = OR.matcher(text).region(found.end(), text.length());
            if (!or.lookingAt()) {
                throw unsupported();
            }
            at = or.end();
        }
    }

    private static Predicate<Account> property(String name, String value) {
        return account -> account.text(name).equalsIgnoreCase(value);
    }

    private static Predicate<Account> address(String value) {
        return account ->
                Json.texts(account.properties().path("proxyAddresses")).stream().anyMatch(value::equalsIgnoreCase);
    }

    private static String unquote(String literal) {
        return literal.replace("''", "'");
    }

    private static Refusal unsupported() {
        return new Refusal(
                400, "Request_UnsupportedQuery", "Unsupported or invalid query filter clause specified for property.");
    }
}
