package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cordon.model.Failure;
import io.cordon.model.Flag;
import io.cordon.model.Status;
import io.cordon.model.Sweep;
import io.cordon.model.SweepPolicy;
import io.cordon.model.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads the rows of sweeps. */
final class SweepRow {
    static final TypeReference<Text> TEXT = new TypeReference<>() {};
    static final TypeReference<List<Flag>> FLAGS = new TypeReference<>() {};
    static final TypeReference<Failure> FAILURE = new TypeReference<>() {};
    static final TypeReference<Sweep.Skipped> SKIPPED = new TypeReference<>() {};

    private SweepRow() {}

    /** Without its sources and counts. */
    static Sweep sweep(ResultSet row) throws SQLException {
        return new Sweep(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                row.getBoolean("simulated"),
                row.getBoolean("preview"),
                row.getString("requested_by"),
                ContainmentRow.instant(row, "scheduled_for"),
                ContainmentRow.instant(row, "begun_at"),
                ContainmentRow.instant(row, "gathered_at"),
                ContainmentRow.instant(row, "ended_at"),
                List.of(),
                Map.of(),
                0);
    }

    /** With its sources and counts. */
    static Sweep counted(Handle sql, Sweep sweep) {
        List<Sweep.Source> sources = sql.createQuery("select * from sweep_source where sweep_id = :id order by source")
                .bind("id", sweep.id())
                .map((row, _) -> source(row))
                .list();
        Map<Sweep.Decision, Integer> users = new EnumMap<>(Sweep.Decision.class);
        int[] undecided = {0};
        sql.createQuery("select decision, count(*) as users from sweep_user where sweep_id = :id group by decision")
                .bind("id", sweep.id())
                .map((row, _) -> {
                    Sweep.Decision decision = decision(row);
                    int count = row.getInt("users");
                    if (decision == null) {
                        undecided[0] = count;
                    } else {
                        users.put(decision, count);
                    }
                    return count;
                })
                .list();
        return new Sweep(
                sweep.id(),
                sweep.tenant(),
                sweep.simulated(),
                sweep.preview(),
                sweep.requestedBy(),
                sweep.scheduledFor(),
                sweep.begunAt(),
                sweep.gatheredAt(),
                sweep.endedAt(),
                sources,
                users,
                undecided[0]);
    }

    static Sweep.Source source(ResultSet row) throws SQLException {
        return new Sweep.Source(
                row.getString("source"),
                SweepPolicy.valueOf(row.getString("policy")),
                row.getBoolean("first"),
                row.getObject("looked_at", Integer.class),
                row.getInt("flagged"),
                StoredJson.read(row.getString("not_checked"), FAILURE));
    }

    static Sweep.Line line(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return new Sweep.Line(
                row.getInt("position"),
                row.getString("user_id"),
                row.getString("user_name"),
                SweepPolicy.valueOf(row.getString("policy")),
                row.getString("source"),
                StoredJson.read(row.getString("flags"), FLAGS),
                decision(row),
                StoredJson.read(row.getString("skipped"), SKIPPED),
                row.getObject("containment_id", UUID.class),
                status == null ? null : Status.valueOf(status),
                ContainmentRow.instant(row, "decided_at"));
    }

    static Sweep.Decision decision(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        return decision == null ? null : Sweep.Decision.valueOf(decision);
    }

    static Flag flag(ResultSet row) throws SQLException {
        return new Flag(
                row.getString("source"),
                row.getString("key"),
                row.getString("user_id"),
                row.getString("user_name"),
                ContainmentRow.instant(row, "at"),
                StoredJson.read(row.getString("evidence"), TEXT),
                row.getBoolean("clear"));
    }
}
