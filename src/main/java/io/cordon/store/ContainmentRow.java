package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cordon.model.Containment;
import io.cordon.model.Mode;
import io.cordon.model.Status;
import io.cordon.model.StepRecord;
import io.cordon.model.Trigger;
import io.cordon.model.UnderWay;
import io.cordon.model.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row of {@code containment}. */
final class ContainmentRow implements RowMapper<Containment> {
    static final TypeReference<User> USER = new TypeReference<>() {};
    static final TypeReference<Trigger> TRIGGER = new TypeReference<>() {};

    @Override
    public Containment map(ResultSet row, StatementContext context) throws SQLException {
        return new Containment(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getString("tenant"),
                row.getBoolean("simulated"),
                StoredJson.read(row.getString("user_before"), USER),
                Mode.valueOf(row.getString("mode")),
                row.getString("playbook"),
                StoredJson.read(row.getString("triggered_by"), TRIGGER),
                instant(row, "compromised_since"),
                row.getString("cancelled_by"),
                Status.valueOf(row.getString("status")),
                row.getString("under_way") == null ? null : UnderWay.valueOf(row.getString("under_way")),
                instant(row, "accepted_at"),
                instant(row, "contained_at"),
                instant(row, "ended_at"),
                List.of());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static Containment with(Containment head, List<StepRecord> steps) {
        return new Containment(
                head.id(),
                head.campaign(),
                head.tenant(),
                head.simulated(),
                head.user(),
                head.mode(),
                head.playbook(),
                head.trigger(),
                head.compromisedSince(),
                head.cancelledBy(),
                head.status(),
                head.underWay(),
                head.acceptedAt(),
                head.containedAt(),
                head.endedAt(),
                steps);
    }
}
