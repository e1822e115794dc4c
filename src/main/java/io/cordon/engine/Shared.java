package io.cordon.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Asks once for what several want to know at the same time; whoever asks later asks anew. */
final class Shared<Q, A> {
    private final ConcurrentMap<Q, CompletableFuture<A>> underWay = new ConcurrentHashMap<>();

    A share(Q question, Supplier<A> answer) {
        CompletableFuture<A> mine = new CompletableFuture<>();
        CompletableFuture<A> other = underWay.putIfAbsent(question, mine);
        if (other != null) {
            return join(other);
        }
        try {
            mine.complete(answer.get());
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        } finally {
            underWay.remove(question);
        }
        return join(mine);
    }

    private static <A> A join(CompletableFuture<A> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
