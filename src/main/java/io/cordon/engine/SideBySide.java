package io.cordon.engine;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs pieces of work at once, each on a virtual thread, and waits for all of them. */
@Singleton
final class SideBySide {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A piece of work. */
    @FunctionalInterface
    interface Work<T> {
        T run();
    }

    /** The results in the order of the work; the first failure, once all have ended. */
    <T> List<T> run(List<Work<T>> work) {
        if (work.size() == 1) {
            return List.of(work.getFirst().run());
        }
        List<Future<T>> begun =
                work.stream().map(one -> threads.submit(one::run)).toList();
        List<T> results = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<T> one : begun) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                failure = failure != null
                        ? failure
                        : e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for work in hand", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
