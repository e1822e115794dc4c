package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cordon.model.Approval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads a row of {@code approval}, with the votes on it. */
final class ApprovalRow {
    static final TypeReference<List<Approval.Reason>> REASONS = new TypeReference<>() {};

    private ApprovalRow() {}

    static Approval approval(Handle sql, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Approval(
                id,
                row.getObject("containment_id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                Approval.About.valueOf(row.getString("about")),
                row.getString("tenant"),
                row.getString("subject"),
                StoredJson.read(row.getString("reasons"), REASONS),
                row.getInt("needs"),
                row.getString("plan_hash"),
                row.getString("requested_by"),
                ContainmentRow.instant(row, "requested_at"),
                ContainmentRow.instant(row, "expires_at"),
                Approval.State.valueOf(row.getString("state")),
                ContainmentRow.instant(row, "ended_at"),
                votes(sql, id));
    }

    private static List<Approval.Vote> votes(Handle sql, UUID approval) {
        return sql.createQuery("select * from approval_decision where approval_id = :id order by decided_at")
                .bind("id", approval)
                .map((row, _) -> new Approval.Vote(
                        row.getString("decided_by"),
                        Approval.Verdict.valueOf(row.getString("decision")),
                        row.getString("reason"),
                        ContainmentRow.instant(row, "decided_at")))
                .list();
    }
}
