package io.cordon.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Works off kill points side by side, for most of a kill is waiting. A point at which something is wrong does not keep the others from their turn. */
final class Lanes {
    private static final int LONGEST_MINUTES = 60;

    private final Queue<Point> points;
    private final Queue<Survival> survivals = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    Lanes(List<Point> points) {
        this.points = new ConcurrentLinkedQueue<>(points);
    }

    List<Survival> run(int lanes) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        for (int number = 1; number <= lanes; number++) {
            String name = "points-" + number;
            threads.execute(() -> drain(name));
        }
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            threads.shutdownNow();
            failures.add("not all points were reached in time");
        }
        return new ArrayList<>(survivals);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    private void drain(String name) {
        while (!points.isEmpty()) {
            Point point = null;
            try (Lane lane = new Lane(name)) {
                for (point = points.poll(); point != null; point = points.poll()) {
                    survivals.add(lane.survive(point));
                }
            } catch (RuntimeException | AssertionError e) {
                String failure = point + ": " + e;
                Figures.add("FAILED %s", failure);
                failures.add(failure); // and on with a new lane
            }
        }
    }
}
