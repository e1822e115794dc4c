package io.cordon.store;

import io.cordon.audit.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The switch that halts every write to Microsoft 365, on all replicas, until it is released. It survives restarts. */
@Singleton
public final class StopSwitch {
    private final Transactions transactions;

    StopSwitch(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Who stopped Cordon, why and when. */
    public record State(String by, String reason, Instant at) {
        public State {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
        }
    }

    /** Empty if Cordon may write. */
    public Optional<State> state() {
        return transactions.promptly(StopSwitch::state);
    }

    /** Stops; a switch that is set already keeps its first caller and reason. Returns what is now in force. */
    public State stop(String by, String reason, Instant now) {
        return transactions.run((sql, events) -> {
            events.accept(
                    Event.of(Event.Kind.STOPPED, by).with("decision", "stopped").with("reason", reason));
            sql.createUpdate("""
                            insert into stop_switch (stopped_by, reason, stopped_at) values (:by, :reason, :now)
                            on conflict do nothing""")
                    .bind("by", by)
                    .bind("reason", reason)
                    .bind("now", now)
                    .execute();
            return state(sql).orElseThrow();
        });
    }

    /** Lets Cordon write again. False if it was not stopped. */
    public boolean release(String by) {
        return transactions.run((sql, events) -> {
            events.accept(Event.of(Event.Kind.STOPPED, by).with("decision", "lifted"));
            return sql.createUpdate("delete from stop_switch").execute() == 1;
        });
    }

    static Optional<State> state(Handle sql) {
        return sql.createQuery("select stopped_by, reason, stopped_at from stop_switch")
                .map((row, _) -> new State(
                        row.getString("stopped_by"),
                        row.getString("reason"),
                        row.getTimestamp("stopped_at").toInstant()))
                .findOne();
    }
}
