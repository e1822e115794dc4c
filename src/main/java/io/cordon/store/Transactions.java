package io.cordon.store;

import io.cordon.audit.Event;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final InstantSource clock;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private volatile boolean away;

    Transactions(DataSource dataSource, InstantSource clock) {
        this.clock = clock;
        jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        jdbi.configure(
                StatementExceptions.class, // what is stored is nobody's business in a log
                shown -> shown.setMessageRendering(StatementExceptions.MessageRendering.SHORT_STATEMENT));
        jdbi.setTransactionHandler(new CMTTransactionHandler()); // the container begins and commits
    }

    /**
     * As below, and what {@code work} tells the audit trail is appended before the commit: the change and its record are there together or not at
     * all.
     */
    <T> T run(BiFunction<Handle, Consumer<Event>, T> work) {
        return run(sql -> {
            List<Event> events = new ArrayList<>();
            T result = work.apply(sql, events::add);
            if (!events.isEmpty()) {
                AuditChain.append(sql, events, clock.instant());
            }
            return result;
        });
    }

    <T> T run(Function<Handle, T> work) {
        awaitTurn();
        try {
            T result = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(work::apply));
            away = false;
            return result;
        } catch (RuntimeException e) {
            throw switch (e) {
                case AuditUnavailable alone -> alone; // the database is not away
                case StoreUnavailable known -> {
                    away = true;
                    yield known;
                }
                case LeaseLost lost -> lost;
                case Stopped stopped -> stopped;
                case Undecided undecided -> undecided;
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
