package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cordon.model.Call;
import io.cordon.model.Decision;
import io.cordon.model.PlannedStep;
import io.cordon.model.Stage;
import io.cordon.model.StepName;
import io.cordon.model.StepOutcome;
import io.cordon.model.StepRecord;
import io.cordon.model.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row of {@code step}. */
final class StepRow implements RowMapper<StepRecord> {
    static final TypeReference<Target> TARGET = new TypeReference<>() {};
    static final TypeReference<Decision> DECISION = new TypeReference<>() {};
    static final TypeReference<StepOutcome> OUTCOME = new TypeReference<>() {};
    static final TypeReference<List<Call>> CALLS = new TypeReference<>() {};

    /** Remedies are numbered after the close that follows them: stages first. */
    static final Comparator<StepRecord> ORDER = Comparator.comparing(
                    (StepRecord step) -> step.planned().stage())
            .thenComparingInt(step -> step.planned().position());

    @Override
    public StepRecord map(ResultSet row, StatementContext context) throws SQLException {
        return new StepRecord(
                new PlannedStep(
                        row.getInt("position"),
                        Stage.valueOf(row.getString("stage")),
                        new StepName(row.getString("step")),
                        StoredJson.read(row.getString("target"), TARGET),
                        StoredJson.read(row.getString("decision"), DECISION)),
                ContainmentRow.instant(row, "intent_at"),
                ContainmentRow.instant(row, "ended_at"),
                row.getInt("attempts"),
                StoredJson.read(row.getString("outcome"), OUTCOME),
                StoredJson.read(row.getString("calls"), CALLS));
    }
}
