package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cordon.model.MailboxBaseline;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was set in each mailbox when it was last looked at. */
@Singleton
public final class Baselines {
    private static final TypeReference<Map<String, String>> DIGESTS = new TypeReference<>() {};

    private final Transactions transactions;

    Baselines(Transactions transactions) {
        this.transactions = transactions;
    }

    /** When each mailbox of a tenant was last looked at, by user. */
    public Map<String, Instant> looked(String tenant) {
        return transactions.run(sql -> sql
                .createQuery("select user_id, looked_at from mailbox_baseline where tenant = :tenant")
                .bind("tenant", tenant)
                .map((row, _) -> Map.entry(row.getString("user_id"), ContainmentRow.instant(row, "looked_at")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** One mailbox; empty if it was never looked at. */
    public Optional<MailboxBaseline> find(String tenant, String userId) {
        return transactions.run(sql -> sql.createQuery(
                        "select * from mailbox_baseline where tenant = :tenant and user_id = :user")
                .bind("tenant", tenant)
                .bind("user", userId)
                .map((row, _) -> new MailboxBaseline(
                        row.getString("user_id"),
                        ContainmentRow.instant(row, "looked_at"),
                        StoredJson.read(row.getString("artifacts"), DIGESTS)))
                .findOne());
    }

    /** Replaces what is known of these mailboxes, in the caller's transaction. */
    static void store(Handle sql, String tenant, Collection<MailboxBaseline> mailboxes) {
        if (mailboxes.isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch("""
                insert into mailbox_baseline (tenant, user_id, looked_at, artifacts)
                values (:tenant, :user, :at, cast(:artifacts as jsonb))
                on conflict (tenant, user_id) do update set looked_at = excluded.looked_at, artifacts = excluded.artifacts""");
        for (MailboxBaseline mailbox : mailboxes) {
            batch.bind("tenant", tenant)
                    .bind("user", mailbox.userId())
                    .bind("at", mailbox.at())
                    .bind("artifacts", StoredJson.write(mailbox.artifacts(), DIGESTS))
                    .add();
        }
        batch.execute();
    }
}
