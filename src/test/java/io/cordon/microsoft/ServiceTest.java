package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Microsoft's published limits (microsoft-contract n), over an hour of somebody who always wants more. */
class ServiceTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T02:00:00Z");
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration AT_ONCE = Duration.ofNanos(1);
    private static final Duration HOUR = Duration.ofHours(1);

    static Stream<Arguments> slidingWindows() {
        return Stream.of(
                Arguments.of(Service.SIGN_IN_LOGS.quota(), Duration.ofSeconds(10), 5),
                Arguments.of(Service.IDENTITY_PROTECTION.quota(), Duration.ofSeconds(1), 1),
                Arguments.of(Service.SECURITY.quota(), Duration.ofMinutes(1), 150),
                Arguments.of(Service.PER_MAILBOX, Duration.ofMinutes(10), 10_000));
    }

    @ParameterizedTest
    @MethodSource("slidingWindows")
    void neverSendsMoreThanIsAllowedInAnyWindow(Service.Quota quota, Duration window, int limit) {
        Deque<Instant> sent = new ArrayDeque<>();
        greedily(quota, now -> {
            sent.addLast(now);
            while (Duration.between(sent.getFirst(), now).compareTo(window) >= 0) {
                sent.removeFirst();
            }
            assertThat(sent).hasSizeLessThanOrEqualTo(limit);
        });
    }

    static Stream<Arguments> buckets() {
        return Stream.of(
                Arguments.of(Service.IDENTITY.quota(), 3_500, Duration.ofSeconds(10)),
                Arguments.of(Service.IDENTITY_WRITES.quota(), 3_000, Duration.ofSeconds(150)));
    }

    /** Identity and access count with a token bucket. */
    @ParameterizedTest
    @MethodSource("buckets")
    void neverEmptiesMicrosoftsBucket(Service.Quota quota, int capacity, Duration period) {
        double perNano = (double) capacity / period.toNanos();
        double[] left = {capacity};
        Instant[] last = {BEGIN};
        greedily(quota, now -> {
            left[0] =
                    Math.min(capacity, left[0] + Duration.between(last[0], now).toNanos() * perNano) - 1;
            last[0] = now;
            assertThat(left[0]).isPositive();
        });
    }

    private interface Sent {
        void at(Instant now);
    }

    private static void greedily(Service.Quota quota, Sent sent) {
        AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
        Bucket bucket = new Bucket(quota, (InstantSource) now::get);
        while (now.get().isBefore(BEGIN.plus(HOUR))) {
            try {
                bucket.take(1, AT_ONCE);
                sent.at(now.get());
            } catch (MicrosoftException.Throttled full) {
                assertThat(full.retryAfter()).isPresent();
                now.updateAndGet(time -> time.plus(STEP));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, https://graph.microsoft.com/v1.0/users/1, IDENTITY",
        "PATCH, https://graph.microsoft.com/v1.0/users/1, IDENTITY_WRITES",
        "POST, https://graph.microsoft.com/v1.0/users/1/revokeSignInSessions, IDENTITY_WRITES",
        "POST, https://graph.microsoft.com/v1.0/users/1/checkMemberGroups, IDENTITY",
        "GET, https://graph.microsoft.com/v1.0/auditLogs/directoryAudits, SIGN_IN_LOGS",
        "GET, https://graph.microsoft.com/v1.0/security/incidents, SECURITY",
        "GET, https://graph.microsoft.com/v1.0/users/1/mailFolders/inbox/messageRules, OUTLOOK",
        "PATCH, https://graph.microsoft.com/v1.0/users/1/mailFolders/inbox/messageRules/2, OUTLOOK",
        "GET, https://graph.microsoft.com/v1.0/auditLogs/signIns, SIGN_IN_LOGS",
        "GET, https://graph.microsoft.com/v1.0/identityProtection/riskyUsers, IDENTITY_PROTECTION",
        "GET, https://graph.microsoft.com/v1.0/security/alerts_v2, SECURITY",
        "POST, https://outlook.office365.com/adminapi/beta/1/InvokeCommand, EXCHANGE"
    })
    void aRequestBelongsToAServiceByItsAddress(String method, String url, Service service) {
        assertThat(Service.of(method, HttpUrl.get(url))).isEqualTo(service);
    }

    @ParameterizedTest
    @CsvSource({
        "1, https://graph.microsoft.com/v1.0/users/1?$select=id",
        "2, https://graph.microsoft.com/v1.0/users",
        "1, https://graph.microsoft.com/v1.0/users?$select=id",
        "4, https://graph.microsoft.com/v1.0/users/1/checkMemberGroups",
        "1, https://graph.microsoft.com/v1.0/users/1/transitiveMemberOf/graph.directoryRole?$select=id",
        "3, https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments?$expand=roleDefinition"
    })
    void aRequestCostsWhatMicrosoftsTableSays(int units, String url) {
        assertThat(Service.resourceUnits(HttpUrl.get(url))).isEqualTo(units);
    }
}
