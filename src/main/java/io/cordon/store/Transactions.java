package io.cordon.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Runs SQL in one transaction that db-scheduler's own statements join, so that a containment and its place in the queue are stored together. A
 * rush of requests waits for its turn; only while the database does not answer nobody waits for more than a second.
 */
@Singleton
final class Transactions {
    /** Of the pool's forty connections; the rest is db-scheduler's. */
    private static final int AT_ONCE = 32;

    private static final Duration RUSH = Duration.ofSeconds(15);
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Jdbi jdbi;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private volatile boolean away;

    Transactions(DataSource dataSource) {
        jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        jdbi.setTransactionHandler(new CMTTransactionHandler()); // the container begins and commits
    }

    <T> T run(Function<Handle, T> work) {
        awaitTurn();
        try {
            T result = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(work::apply));
            away = false;
            return result;
        } catch (RuntimeException e) {
            throw switch (e) {
                case StoreUnavailable known -> known;
                case LeaseLost lost -> lost;
                case KeyReused reused -> reused;
                default -> {
                    away = true;
                    yield new StoreUnavailable(e);
                }
            };
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            for (Duration waited = Duration.ZERO;
                    !turns.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    waited = waited.plus(LOOK)) {
                if (waited.compareTo(away ? AWAY : RUSH) >= 0) {
                    throw new StoreUnavailable(new TimeoutException("no turn at the database"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable(e);
        }
    }
}
