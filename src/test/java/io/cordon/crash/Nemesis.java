package io.cordon.crash;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Kills one of the replicas and starts it again, until it is told to stop: one to five seconds after it is ready, where a start takes three. On a
 * busy machine all of it takes longer, for nothing would ever be done in lives that are shorter than the first request.
 */
final class Nemesis implements AutoCloseable {
    private static final long USUAL_START_MICROS = 3_000_000;
    private static final double SHORTEST = 1.0 / 3;
    private static final double LONGEST = 5.0 / 3;

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
        long start = USUAL_START_MICROS;
        while (!stoppedWithin(Math.round(start * random.nextDouble(SHORTEST, LONGEST)))) {
            Replica victim = replicas.get(random.nextInt(replicas.size()));
            kills.add(Micros.now());
            victim.kill();
            long killed = Micros.now();
            victim.restart();
            start = Micros.now() - killed;
        }
    }

    private boolean stoppedWithin(long micros) {
        try {
            return stop.await(micros, TimeUnit.MICROSECONDS);
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
