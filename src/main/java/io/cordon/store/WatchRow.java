package io.cordon.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cordon.model.Look;
import io.cordon.model.Watch;
import io.cordon.model.WatchEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads the rows of watches, and of what they noticed. */
final class WatchRow {
    static final TypeReference<Look> LOOK = new TypeReference<>() {};
    static final TypeReference<WatchEvent> EVENT = new TypeReference<>() {};

    private WatchRow() {}

    static Watch watch(ResultSet row, List<WatchEvent> events) throws SQLException {
        return new Watch(
                ContainmentRow.instant(row, "begun_at"),
                ContainmentRow.instant(row, "until_at"),
                ContainmentRow.instant(row, "ended_at"),
                ContainmentRow.instant(row, "next_look_at"),
                row.getInt("looks"),
                row.getInt("recontained"),
                ContainmentRow.instant(row, "synchronised_at"),
                StoredJson.read(row.getString("last_look"), LOOK),
                events);
    }

    /** The newest events, oldest first. */
    static List<WatchEvent> events(Handle sql, UUID id) {
        return sql.createQuery("""
                        select event from (select number, event from watch_event where containment_id = :id
                                           order by number desc limit 200) newest order by number""")
                .bind("id", id)
                .map((row, _) -> StoredJson.read(row.getString("event"), EVENT))
                .list();
    }
}
