package io.cordon.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Users as CSV: one a line, in the first column or in the one whose heading says so; comma, semicolon or tabulator. */
final class UserList {
    private static final Set<String> HEADINGS = Set.of(
            "user",
            "userprincipalname",
            "upn",
            "mail",
            "email",
            "id",
            "objectid",
            "aaduserid",
            "utilisateur",
            "adresse");
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES, CsvParser.Feature.TRIM_SPACES)
            .build();

    private UserList() {}

    static List<UserReference> parse(String csv) {
        Table table = table(csv);
        List<UserReference> users = new ArrayList<>();
        for (String[] row : table.rows()) {
            String user = row.length > table.userColumn() ? row[table.userColumn()] : "";
            if (!user.isBlank()) {
                users.add(UserReference.of(TextNode.valueOf(user)));
            }
        }
        return users;
    }

    /**
     * The rows below the headings.
     *
     * @param headings empty where the first row is no heading
     */
    record Table(List<String> headings, int userColumn, List<String[]> rows) {}

    static Table table(String csv) {
        List<String[]> rows = rows(csv.startsWith("\ufeff") ? csv.substring(1) : csv);
        int column = rows.isEmpty() ? -1 : heading(rows.getFirst());
        return column < 0
                ? new Table(List.of(), 0, rows)
                : new Table(
                        Arrays.stream(rows.getFirst()).map(String::strip).toList(),
                        column,
                        rows.subList(1, rows.size()));
    }

    private static int heading(String[] row) {
        for (int i = 0; i < row.length; i++) {
            if (HEADINGS.contains(row[i].strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private static List<String[]> rows(String csv) {
        String first = csv.lines().findFirst().orElse("");
        char separator = first.contains(";") ? ';' : first.contains("\t") ? '\t' : ',';
        try (MappingIterator<String[]> rows = CSV.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(csv)) {
            return rows.readAll();
        } catch (JacksonException e) {
            throw new InvalidField("body", "is not CSV");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is read from memory
        }
    }
}
