package io.cordon.store;

import jakarta.inject.Singleton;
import java.util.Optional;

/** How far each receiver of the audit trail has been served, across restarts; one replica at a time serves it. */
@Singleton
public final class ExportCursors {
    private final Transactions transactions;

    ExportCursors(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The last number that the receiver was sent; empty while another replica serves it. Whoever has claimed it has a minute. */
    public Optional<Long> claim(String receiver) {
        return transactions.run(sql -> {
            sql.execute("insert into audit_export (receiver) values (?) on conflict do nothing", receiver);
            return sql.createQuery("""
                update audit_export set claimed_until = now() + interval '1 minute'
                where receiver = :receiver and (claimed_until is null or claimed_until < now()) returning sent\
                """)
                    .bind("receiver", receiver)
                    .mapTo(Long.class)
                    .findOne();
        });
    }

    /** The receiver was sent everything up to this number, and somebody else may go on. */
    public void release(String receiver, long sent) {
        transactions.run(sql -> sql.execute(
                "update audit_export set sent = ?, claimed_until = null where receiver = ?", sent, receiver));
    }
}
