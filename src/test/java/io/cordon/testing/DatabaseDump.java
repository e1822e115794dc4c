package io.cordon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything that stands in the tables of a running Cordon's embedded database, as text. */
public final class DatabaseDump {
    private static final int LINE_OF_THE_PORT = 3;

    private DatabaseDump() {}

    /** Of the database below Cordon's directory. */
    public static String of(Path directory) {
        try {
            String port = Files.readAllLines(directory.resolve("data/postgresql/postmaster.pid"))
                    .get(LINE_OF_THE_PORT)
                    .strip();
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
            try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                    Statement sql = connection.createStatement()) {
                StringBuilder dump = new StringBuilder();
                for (String table : texts(sql, "select tablename from pg_tables where schemaname = 'public'")) {
                    texts(sql, "select t::text from \"" + table + "\" t")
                            .forEach(row ->
                                    dump.append(table).append(' ').append(row).append('\n'));
                }
                return dump.toString();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Statement sql, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
