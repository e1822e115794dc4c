package io.cordon.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Runs SQL in one transaction that db-scheduler's own statements join, so that a containment and its place in the queue are stored together. */
@Singleton
final class Transactions {
    private final Jdbi jdbi;

    Transactions(DataSource dataSource) {
        jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        jdbi.setTransactionHandler(new CMTTransactionHandler()); // the container begins and commits
    }

    <T> T run(Function<Handle, T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(work::apply));
        } catch (RuntimeException e) {
            throw switch (e) {
                case StoreUnavailable known -> known;
                case LeaseLost lost -> lost;
                case KeyReused reused -> reused;
                default -> new StoreUnavailable(e);
            };
        }
    }
}
