package io.cordon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.testing.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand requests for one user at the same time. */
@Tag("crash")
class ThousandRequestsIT {
    private static final int REQUESTS = 1000;
    private static final String VICTIM = "victime.hameconnee@hopital.example";
    private static final String HEADER = "Idempotency-Key";

    /** The containment waits so long, and does not end while its requests still arrive. */
    private static final String SECONDS_OPEN = "45";

    private Site site;
    private Replica cordon;

    @BeforeEach
    void start() {
        site = new Site("thousand");
        cordon = new Replica(site::start);
    }

    @AfterEach
    void stop() {
        cordon.close();
        site.close();
    }

    @Test
    void identicalRequestsWithOneKeyHaveOneAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        Caller caller = cordon.caller();

        List<Caller.Answer> answers = all(_ -> caller.post("/v1/containments", Map.of("user", VICTIM), HEADER, key));

        assertThat(kinds(answers)).isEqualTo(Map.of("202", (long) REQUESTS));
        assertThat(answers.stream().map(answer -> answer.header("Location")).distinct())
                .hasSize(1);
        Caller.Answer other =
                caller.post("/v1/containments", Map.of("user", VICTIM, "reason", "another body"), HEADER, key);
        assertThat(other.status()).as(other.text()).isEqualTo(422);
        assertThat(other.json().path("code").asText()).isEqualTo("key-reused");
        assertContainedOnce(answers);
    }

    @Test
    void requestsWithKeysOfTheirOwnJoinTheFirst() throws Exception {
        Caller caller = cordon.caller();

        List<Caller.Answer> answers =
                all(number -> caller.post("/v1/containments", Map.of("user", VICTIM), HEADER, "key-number-" + number));

        assertThat(kinds(answers)).isEqualTo(Map.of("202", (long) REQUESTS));
        assertThat(answers.stream()
                        .filter(answer -> answer.json().path("joined").asBoolean()))
                .hasSize(REQUESTS - 1);
        assertContainedOnce(answers);
    }

    private void assertContainedOnce(List<Caller.Answer> answers) {
        cordon.caller().ended(answers.getFirst().json().path("id").asText());
        assertThat(Crowd.all(cordon)).hasSize(1);
        assertThat(site.tenant().changes()).containsOnlyOnce(Writes.DISABLE).containsOnlyOnce(Writes.PASSWORD);
    }

    private List<Caller.Answer> all(IntFunction<Caller.Answer> ask) throws Exception {
        site.tenant().faults(Map.of("operation", Writes.DISABLE, "status", 429, "retryAfter", SECONDS_OPEN));
        List<Callable<Caller.Answer>> requests = new ArrayList<>();
        for (int number = 0; number < REQUESTS; number++) {
            int own = number;
            requests.add(() -> ask.apply(own));
        }
        long begun = Micros.now();
        List<Caller.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Caller.Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        Figures.add("%d requests at once: %s in %d ms", REQUESTS, kinds(answers), (Micros.now() - begun) / 1000);
        return answers;
    }

    private static Map<String, Long> kinds(List<Caller.Answer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> (answer.status() + " "
                                        + answer.json().path("code").asText())
                                .strip(),
                        TreeMap::new,
                        Collectors.counting()));
    }
}
