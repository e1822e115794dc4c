package io.cordon.microsoft;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What the Exchange admin API says is left: {@code Rate-Limit-Limit}, {@code -Remaining} and {@code -Reset}, seen in a capture of 2024 and
 * documented nowhere (microsoft-contract h2). The last twentieth is left to urgent containments.
 */
final class RateLimitHeaders {
    private static final int RESERVE = 20;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final InstantSource clock;
    private volatile State state = new State(Long.MAX_VALUE, 0, Instant.MIN);

    private record State(long remaining, long reserve, Instant reset) {}

    RateLimitHeaders(InstantSource clock) {
        this.clock = clock;
    }

    /** Throws if nothing is left for this priority until the service's next period. */
    void check(Priority priority) {
        State now = state;
        long least = switch (priority) {
            case HIGH -> 0;
            case NORMAL, LOW -> now.reserve();
        };
        Instant at = clock.instant();
        if (now.remaining() <= least && now.reset().isAfter(at)) {
            throw new MicrosoftException.Throttled(MicrosoftException.Answer.NONE, Duration.between(at, now.reset()));
        }
    }

    /** Remembers what an answer says; one that says nothing readable, or names a time that no quota has, changes nothing. */
    void saw(Response response) {
        String remaining = response.header("Rate-Limit-Remaining");
        String reset = response.header("Rate-Limit-Reset");
        if (remaining == null || reset == null) {
            return;
        }
        try {
            long limit = number(response.header("Rate-Limit-Limit"));
            Instant at = Instant.parse(reset);
            if (at.isBefore(clock.instant().plus(LONGEST))) {
                state = new State(number(remaining), limit / RESERVE, at);
            }
        } catch (NumberFormatException | DateTimeParseException _) {
            // undocumented headers: not readable is as good as not there
        }
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text.strip());
    }
}
