package io.cordon.judgement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody a rule names: as Graph's {@code emailAddress}, or as Exchange's {@code "name" [SMTP:a@b]} or {@code [EX:/o=…]}.
 *
 * @param name as shown, may be empty
 * @param address as it stands: an address, a legacy distinguished name, or a name alone
 */
record Party(String name, String address) {
    private static final Pattern EXCHANGE = Pattern.compile(
            "^\\s*\"?(.*?)\"?\\s*\\[(?:SMTP|EX|MAPI):\\s*(.*?)\\s*]\\s*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static Party ofExchange(String text) {
        Matcher form = EXCHANGE.matcher(text);
        return form.matches() ? new Party(form.group(1), form.group(2)) : new Party("", text.strip());
    }

    /** For a sentence. */
    String quoted() {
        return Spelling.quoted(address);
    }
}
