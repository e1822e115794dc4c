package io.cordon.crash;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Kills one of the replicas every one to five seconds and starts it again, until it is told to stop. */
final class Nemesis implements AutoCloseable {
    private static final Duration AT_LEAST = Duration.ofSeconds(1);
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final List<Replica> replicas;
    private final Random random;
    private final List<Long> kills = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    Nemesis(long seed, Replica... replicas) {
        this.replicas = List.of(replicas);
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().start(this::rage);
    }

    /** When it killed, in microseconds. */
    List<Long> kills() {
        return List.copyOf(kills);
    }

    private void rage() {
        while (!stopped()) {
            Replica victim = replicas.get(random.nextInt(replicas.size()));
            kills.add(Micros.now());
            victim.kill();
            victim.restart();
        }
    }

    private boolean stopped() {
        try {
            return stop.await(random.nextLong(AT_LEAST.toMillis(), AT_MOST.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
