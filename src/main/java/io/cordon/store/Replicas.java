package io.cordon.store;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Who works on this database. All times are the database's own, since replicas' clocks may differ. */
@Singleton
public final class Replicas {
    private final Transactions transactions;

    Replicas(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Says that this one lives, and answers how many do: those that have said so within {@code silence}, itself among them. */
    public int seen(UUID id, Duration silence) {
        return transactions.run(sql -> {
            sql.createUpdate("""
                            insert into replica (id, seen_at) values (:id, clock_timestamp())
                            on conflict (id) do update set seen_at = excluded.seen_at""").bind("id", id).execute();
            sql.createUpdate("delete from replica where seen_at < clock_timestamp() - :silence * interval '1 second'")
                    .bind("silence", silence.toSeconds())
                    .execute();
            return sql.createQuery("select count(*) from replica")
                    .mapTo(Integer.class)
                    .one();
        });
    }

    /** Says that this one stops. */
    public void gone(UUID id) {
        transactions.run(sql -> sql.createUpdate("delete from replica where id = :id")
                .bind("id", id)
                .execute());
    }
}
