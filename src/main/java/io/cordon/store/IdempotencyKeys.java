package io.cordon.store;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which request a key stands for. */
@Singleton
public final class IdempotencyKeys {
    private final Transactions transactions;

    IdempotencyKeys(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What the key was used for before, if it was. Throws {@link KeyReused} if that was another request. */
    public Optional<UUID> find(IdempotencyKey key) {
        return transactions.promptly(sql -> find(sql, key));
    }

    /** Forgets keys that were first used before {@code instant}. */
    public int forget(Instant instant) {
        return transactions.run(sql -> sql.createUpdate("delete from idempotency_key where created_at < :instant")
                .bind("instant", instant)
                .execute());
    }

    /** Takes the key for {@code id}, in the caller's transaction; or gives what it already stands for. */
    static Optional<UUID> take(Handle sql, IdempotencyKey key, UUID id, Instant now) {
        int taken = sql.createUpdate("""
                        insert into idempotency_key (caller, key, request_hash, containment_id, created_at)
                        values (:caller, :key, :hash, :id, :now) on conflict do nothing""")
                .bind("caller", key.caller())
                .bind("key", key.key())
                .bind("hash", key.requestHash())
                .bind("id", id)
                .bind("now", now)
                .execute();
        return taken == 1 ? Optional.empty() : find(sql, key);
    }

    /** The request joined another containment: the key stands for that one. */
    static void point(Handle sql, IdempotencyKey key, UUID id) {
        sql.createUpdate("update idempotency_key set containment_id = :id where caller = :caller and key = :key")
                .bind("caller", key.caller())
                .bind("key", key.key())
                .bind("id", id)
                .execute();
    }

    /** Nothing came of the request: the key stands for nothing. */
    static void giveBack(Handle sql, IdempotencyKey key) {
        sql.createUpdate("delete from idempotency_key where caller = :caller and key = :key")
                .bind("caller", key.caller())
                .bind("key", key.key())
                .execute();
    }

    private static Optional<UUID> find(Handle sql, IdempotencyKey key) {
        Optional<String[]> known = sql.createQuery(
                        "select request_hash, containment_id from idempotency_key where caller = :caller and key = :key")
                .bind("caller", key.caller())
                .bind("key", key.key())
                .map((row, _) -> new String[] {row.getString(1), row.getString(2)})
                .findOne();
        if (known.isPresent() && !known.get()[0].equals(key.requestHash())) {
            throw new KeyReused();
        }
        return known.map(found -> UUID.fromString(found[1]));
    }
}
