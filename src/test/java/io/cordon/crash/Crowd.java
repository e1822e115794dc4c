package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.testing.Caller;
import io.cordon.testing.Simulator;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Many compromised users at once, and a caller who asks for each of them until he has an answer. */
final class Crowd {
    private static final int CALLERS = 8;
    private static final int PAGE = 100;
    private static final List<String> OVER = List.of("contained", "partial", "failed");

    private final List<String> users;
    private final Map<String, String> containments = new ConcurrentHashMap<>();

    Crowd(Simulator tenant, int size) {
        users = tenant.crowd(size);
    }

    /** Asks for everyone, of the replicas in turn; returns at once. */
    CountDownLatch ask(Replica... replicas) {
        CountDownLatch answered = new CountDownLatch(users.size());
        Semaphore callers = new Semaphore(CALLERS);
        AtomicInteger turn = new AtomicInteger();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        for (String user : users) {
            threads.execute(() -> {
                callers.acquireUninterruptibly();
                try {
                    String key = UUID.randomUUID().toString();
                    containments.put(user, askUntilAnswered(user, key, turn, replicas));
                    answered.countDown();
                } finally {
                    callers.release();
                }
            });
        }
        threads.shutdown();
        return answered;
    }

    /** Asks for everyone in one campaign. */
    void askAtOnce(Replica replica) {
        Caller.Answer answer = replica.caller().post("/v1/campaigns", Map.of("users", users));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private static String askUntilAnswered(String user, String key, AtomicInteger turn, Replica... replicas) {
        return Awaitility.await("an answer for " + user)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> ask(replicas[turn.getAndIncrement() % replicas.length].caller(), user, key),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> ask(Caller caller, String user, String key) {
        try {
            Caller.Answer answer = caller.post("/v1/containments", Map.of("user", user), "Idempotency-Key", key);
            return answer.status() == 200 || answer.status() == 202
                    ? Optional.of(answer.json().path("id").asText())
                    : Optional.empty();
        } catch (UncheckedIOException _) {
            return Optional.empty(); // dead, or not up yet
        }
    }

    /** The containment that each user's caller was told of. */
    Map<String, String> containments() {
        return new TreeMap<>(containments);
    }

    int size() {
        return users.size();
    }

    /** Waits until everyone has a containment and every containment is over; all that are on record. */
    List<JsonNode> ended(Replica replica, Duration longest) {
        return Awaitility.await("everybody's containment")
                .atMost(longest)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> all(replica),
                        all -> all.size() >= users.size()
                                && all.stream()
                                        .allMatch(one ->
                                                OVER.contains(one.path("status").asText())));
    }

    /** Every containment on record, without its steps; none while the replica is down. */
    static List<JsonNode> all(Replica replica) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        try {
            while (cursor != null) {
                Caller.Answer answer = replica.caller().get("/v1/containments?limit=" + PAGE + cursor);
                if (answer.status() != 200) {
                    return List.of();
                }
                answer.json().path("items").forEach(all::add);
                String next = answer.json().path("nextCursor").asText("");
                cursor = next.isEmpty() || next.equals("null") ? null : "&cursor=" + next;
            }
            return all;
        } catch (UncheckedIOException _) {
            return List.of();
        }
    }

    /** The same with their steps. */
    static List<JsonNode> withSteps(Replica replica, Collection<JsonNode> containments) {
        return containments.stream()
                .map(one -> replica.caller()
                        .get("/v1/containments/" + one.path("id").asText())
                        .json())
                .toList();
    }
}
