package io.cordon.store;

import io.cordon.audit.Event;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Runs SQL in one transaction that db-scheduler's own statements join, so that a containment and its place in the queue are stored together. A
 * rush of requests waits for its turn as long as the database answers; one that is silent is not waited for.
 */
@Singleton
final class Transactions {
    /** More would not be faster, but need connections that a start under load has to open first. The rest of the pool is db-scheduler's. */
    private static final int AT_ONCE = 16;

    private static final Duration RUSH = Duration.ofSeconds(15);
    /** The longest without the end of any transaction: a caller must be told within two seconds that the database is away. */
    private static final Duration SILENCE = Duration.ofMillis(1500);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final AtomicLong answered = new AtomicLong(System.nanoTime());

    Transactions(DataSource dataSource, InstantSource clock) {
        this.clock = clock;
        jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        jdbi.configure(
                StatementExceptions.class, // what is stored is nobody's business in a log
                shown -> shown.setMessageRendering(StatementExceptions.MessageRendering.SHORT_STATEMENT));
        jdbi.registerArgument(new StorableText());
        jdbi.setTransactionHandler(new CMTTransactionHandler()); // the container begins and commits
    }

    /**
     * As below, and what {@code work} tells the audit trail is appended before the commit: the change and its record are there together or not at
     * all.
     */
    <T> T run(BiFunction<Handle, Consumer<Event>, T> work) {
        return run(recorded(work));
    }

    private <T> Function<Handle, T> recorded(BiFunction<Handle, Consumer<Event>, T> work) {
        return sql -> {
            List<Event> events = new ArrayList<>();
            T result = work.apply(sql, events::add);
            if (!events.isEmpty()) {
                AuditChain.append(sql, events, clock.instant());
            }
            return result;
        };
    }

    <T> T run(Function<Handle, T> work) {
        awaitTurn();
        try {
            T result = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(work::apply));
            answered.set(System.nanoTime());
            return result;
        } catch (AuditUnavailable | LeaseLost | Stopped | Undecided | KeyReused | ReleaseUnderWay answer) {
            answered.set(System.nanoTime());
            throw answer;
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException e) {
            throw new StoreUnavailable(e);
        } finally {
            turns.release();
        }
    }

    /**
     * The same for a caller who must be told soon if the database is away, also if it has taken the transaction and says nothing. What becomes of
     * that transaction is not known then.
     */
    <T> T promptly(Function<Handle, T> work) {
        long asked = System.nanoTime();
        CompletableFuture<T> result = CompletableFuture.supplyAsync(() -> run(work), Thread::startVirtualThread);
        while (true) {
            try {
                return result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (silentSince(asked)) {
                    throw new StoreUnavailable(e);
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : new StoreUnavailable(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreUnavailable(e);
            }
        }
    }

    /** As {@link #run(BiFunction)}, for such a caller. */
    <T> T promptly(BiFunction<Handle, Consumer<Event>, T> work) {
        return promptly(recorded(work));
    }

    private void awaitTurn() {
        long asked = System.nanoTime();
        try {
            while (!turns.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - asked > RUSH.toNanos() || silentSince(asked)) {
                    throw new StoreUnavailable(new TimeoutException("no turn at the database"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable(e);
        }
    }

    /** Whether no transaction has ended for a while, which this caller has waited, too. */
    private boolean silentSince(long asked) {
        long now = System.nanoTime();
        return now - asked > SILENCE.toNanos() && now - answered.get() > SILENCE.toNanos();
    }
}
