package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** What is let out at once, and what is held back, before anything is sent. */
class TrafficTest {
    private static final String MAILBOX = "https://graph.microsoft.com/v1.0/users/%s/mailFolders/inbox/messageRules";
    private static final String EXCHANGE = "https://outlook.office365.com/adminapi/beta/1/InvokeCommand";
    private static final Duration AT_ONCE = Duration.ofNanos(1);
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    @Test
    void fourRequestsAtOnceGoToAMailboxAndAnotherMailboxIsNotHeldUp() throws Exception {
        Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> most = new ConcurrentHashMap<>();
        AtomicInteger all = new AtomicInteger();
        AtomicInteger mostOfAll = new AtomicInteger();
        OkHttpClient http = client(InstantSource.system(), chain -> {
            String user = chain.request().url().pathSegments().get(2);
            int here = now.computeIfAbsent(user, _ -> new AtomicInteger()).incrementAndGet();
            most.computeIfAbsent(user, _ -> new AtomicInteger()).accumulateAndGet(here, Math::max);
            mostOfAll.accumulateAndGet(all.incrementAndGet(), Math::max);
            pause();
            all.decrementAndGet();
            now.get(user).decrementAndGet();
            return answer(chain.request());
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                for (String user : new String[] {"one", "two"}) {
                    threads.submit(() -> send(http, MAILBOX.formatted(user), Priority.HIGH));
                }
            }
        }
        assertThat(most.get("one")).hasValue(4);
        assertThat(most.get("two")).hasValue(4);
        assertThat(mostOfAll).hasValueGreaterThan(4);
    }

    @Test
    void whatExchangeSaysIsLeftIsKeptForUrgentContainments() throws IOException {
        AtomicReference<Instant> clock = new AtomicReference<>(NOW);
        AtomicInteger sent = new AtomicInteger();
        OkHttpClient http = client(clock::get, chain -> {
            sent.incrementAndGet();
            return answer(chain.request())
                    .newBuilder()
                    .header("Rate-Limit-Limit", "30000")
                    .header("Rate-Limit-Remaining", "1400")
                    .header("Rate-Limit-Reset", "2026-03-02T02:03:00Z")
                    .build();
        });
        send(http, EXCHANGE, Priority.NORMAL);

        assertThatThrownBy(() -> send(http, EXCHANGE, Priority.NORMAL))
                .isInstanceOfSatisfying(
                        MicrosoftException.Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).contains(Duration.ofMinutes(3)));
        assertThatCode(() -> send(http, EXCHANGE, Priority.HIGH)).doesNotThrowAnyException();
        clock.set(NOW.plus(Duration.ofMinutes(3)));
        assertThatCode(() -> send(http, EXCHANGE, Priority.NORMAL)).doesNotThrowAnyException();
        assertThat(sent).hasValue(3);
    }

    @Test
    void noHeaderOfExchangesKeepsCordonOutForever() throws IOException {
        OkHttpClient http = client(
                () -> NOW,
                chain -> answer(chain.request())
                        .newBuilder()
                        .header("Rate-Limit-Limit", "30000")
                        .header("Rate-Limit-Remaining", "0")
                        .header("Rate-Limit-Reset", "9999-12-31T00:00:00Z")
                        .build());
        send(http, EXCHANGE, Priority.HIGH);

        assertThatCode(() -> send(http, EXCHANGE, Priority.NORMAL)).doesNotThrowAnyException();
    }

    @Test
    void aServiceThatFailsOpensOnlyItsOwnCircuit() throws IOException {
        AtomicInteger sent = new AtomicInteger();
        OkHttpClient http = client(InstantSource.system(), chain -> {
            sent.incrementAndGet();
            boolean exchange = chain.request().url().toString().equals(EXCHANGE);
            return answer(chain.request())
                    .newBuilder()
                    .code(exchange ? 500 : 200)
                    .build();
        });
        for (int i = 0; i < 10; i++) {
            send(http, EXCHANGE, Priority.HIGH);
        }

        assertThatThrownBy(() -> send(http, EXCHANGE, Priority.HIGH)).hasMessageContaining("CircuitBreaker");
        assertThatCode(() -> send(http, EXCHANGE, Priority.NORMAL)).doesNotThrowAnyException();
        assertThatCode(() -> send(http, MAILBOX.formatted("one"), Priority.HIGH))
                .doesNotThrowAnyException();
        assertThat(sent).hasValue(12);
    }

    @Test
    void processesShareAQuotaAndWhatIsLeftOfIt() {
        Bucket bucket = new Bucket(new Service.Quota(100, 10), () -> NOW);
        bucket.take(40, AT_ONCE);
        bucket.shareWith(4);
        bucket.take(15, AT_ONCE);

        assertThatThrownBy(() -> bucket.take(25, AT_ONCE))
                .isInstanceOfSatisfying(
                        MicrosoftException.Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(10)));
    }

    @Test
    void everyLaneOfATenantHasItsPart() throws IOException {
        Traffic traffic = new Traffic("hopital", () -> NOW);
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(traffic)
                .addInterceptor(chain -> answer(chain.request()))
                .build();
        traffic.shareQuotas(3_000);
        String user = "https://graph.microsoft.com/v1.0/users/one";
        send(http, user, Priority.HIGH);

        for (Priority priority : Priority.values()) {
            assertThatThrownBy(() -> send(http, user, priority))
                    .isInstanceOfSatisfying(
                            MicrosoftException.Throttled.class,
                            throttled -> assertThat(throttled.retryAfter())
                                    .hasValueSatisfying(
                                            wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(10))));
        }
    }

    /** One replica reads the list, page by page, and may use what there is. */
    @Test
    void whatOneReplicaAtATimeReadsIsNotShared() throws IOException {
        Traffic traffic = new Traffic("hopital", InstantSource.system());
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(traffic)
                .addInterceptor(chain -> answer(chain.request()))
                .build();
        traffic.shareQuotas(10);
        for (String log : new String[] {"identityProtection/riskyUsers", "auditLogs/signIns"}) {
            send(http, "https://graph.microsoft.com/v1.0/" + log, Priority.LOW);
            assertThatCode(() -> send(http, "https://graph.microsoft.com/v1.0/" + log, Priority.LOW))
                    .doesNotThrowAnyException();
        }
    }

    private static OkHttpClient client(InstantSource clock, Interceptor microsoft) {
        return new OkHttpClient.Builder()
                .addInterceptor(new Traffic("hopital", clock))
                .addInterceptor(microsoft)
                .build();
    }

    private static Void send(OkHttpClient http, String url, Priority priority) throws IOException {
        Request request =
                new Request.Builder().url(url).tag(Priority.class, priority).build();
        http.newCall(request).execute().close();
        return null;
    }

    private static Response answer(Request request) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("")
                .body(ResponseBody.create("{}", null))
                .build();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
