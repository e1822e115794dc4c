package io.cordon.microsoft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header in its three forms: whole seconds, a fraction of seconds, an HTTP date. */
final class RetryAfter {
    private static final BigDecimal A_DAY = BigDecimal.valueOf(86_400);

    private RetryAfter() {}

    /** How long to wait from {@code now}; empty if the header is missing or unreadable. At most a day. */
    static Optional<Duration> parse(@Nullable String header, Instant now) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            BigDecimal seconds =
                    new BigDecimal(header.strip()).max(BigDecimal.ZERO).min(A_DAY);
            return Optional.of(Duration.ofMillis(
                    seconds.movePointRight(3).setScale(0, RoundingMode.CEILING).longValue()));
        } catch (NumberFormatException _) {
            return date(header.strip(), now);
        }
    }

    private static Optional<Duration> date(String header, Instant now) {
        try {
            Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(until.isBefore(now) ? Duration.ZERO : Duration.between(now, until));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
