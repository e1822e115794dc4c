package io.cordon.benchmark;

import io.cordon.testing.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A request for each user, so many at once, to the replicas in turn. */
final class SingleRequests implements Start {
    private static final int AT_ONCE = 32;
    private static final int ATTEMPTS = 30;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public Asked ask(List<Caller> replicas, List<String> users) {
        AtomicInteger refusals = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        Semaphore slots = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < users.size(); i++) {
                Caller caller = replicas.get(i % replicas.size());
                String user = users.get(i);
                threads.execute(() -> {
                    slots.acquireUninterruptibly();
                    try {
                        if (!accepted(caller, user, refusals)) {
                            failures.incrementAndGet();
                        }
                    } finally {
                        slots.release();
                    }
                });
            }
        }
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " users were not accepted");
        }
        return new Asked() {
            @Override
            public boolean over() {
                return Listed.allEnded(replicas.getFirst());
            }

            @Override
            public int refusals() {
                return refusals.get();
            }
        };
    }

    private static boolean accepted(Caller caller, String user, AtomicInteger refusals) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int status = caller.post("/v1/containments", Map.of("user", user, "reason", "benchmark"))
                    .status();
            if (status == 202) {
                return true;
            }
            refusals.incrementAndGet();
            pause();
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String description() {
        return "POST /v1/containments for each user, " + AT_ONCE + " at once";
    }
}
