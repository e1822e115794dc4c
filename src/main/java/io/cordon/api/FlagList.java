package io.cordon.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Flagged users as CSV: as {@link UserList}, with a reason and an expiry in the columns that are headed so. */
final class FlagList {
    private static final List<String> REASON = List.of("reason", "motif", "raison");
    private static final List<String> EXPIRES = List.of("expires", "expiry", "expiration");

    private FlagList() {}

    /** {@code reason} and {@code expires} are {@code null} where the line has none. */
    record Line(String user, String reason, Instant expires) {}

    static List<Line> parse(String csv) {
        UserList.Table table = UserList.table(csv);
        int reason = column(table.headings(), REASON);
        int expires = column(table.headings(), EXPIRES);
        List<Line> lines = new ArrayList<>();
        for (String[] row : table.rows()) {
            String user = cell(row, table.userColumn());
            if (user != null) {
                String until = cell(row, expires);
                String why = cell(row, reason);
                ContainmentRequest.limits(null, null, why, null);
                lines.add(new Line(user, why, until == null ? null : FlagsResource.instant("expires", until)));
            }
        }
        return lines;
    }

    private static int column(List<String> headings, List<String> names) {
        for (int i = 0; i < headings.size(); i++) {
            if (names.contains(headings.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private static String cell(String[] row, int column) {
        return column < 0 || column >= row.length || row[column].isBlank() ? null : row[column].strip();
    }
}
