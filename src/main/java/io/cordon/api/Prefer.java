package io.cordon.api;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 7240's {@code Prefer: wait=N}: how long a caller would like to wait for the end. Never longer than clients with short time-outs stand. */
final class Prefer {
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?");
    private static final long LONGEST = 8;

    private Prefer() {}

    static Duration wait(String header) {
        Matcher matcher = header == null ? null : WAIT.matcher(header);
        return matcher != null && matcher.find()
                ? Duration.ofSeconds(Math.min(LONGEST, Long.parseLong(matcher.group(1))))
                : Duration.ZERO;
    }
}
