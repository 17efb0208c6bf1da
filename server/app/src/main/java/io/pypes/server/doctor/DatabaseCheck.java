package io.pypes.server.doctor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Looks whether the database opens and all of it can be read; in a copy, because opening it changes the file.
final class DatabaseCheck {

    private static final String FILE = "pypes.mv.db";

    /// What other parts need from the database.
    ///
    /// @param flows ids of flows
    /// @param letters dead letters
    /// @param documents ids of the documents that dead letters were made from
    record Known(Set<String> flows, List<Letter> letters, Set<String> documents) {}

    /// A dead letter.
    ///
    /// @param size of the content, in bytes
    record Letter(String id, String flow, String document, long size) {}

    private DatabaseCheck() {}

    /// Reads all of it.
    ///
    /// @return empty if it cannot be read
    static Optional<Known> check(DataFolder data, Scratch scratch, Report report)
            throws IOException, CannotCheckException {
        report.part("Database");
        var file = data.path().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            report.found(
                    "The file \"%s\" is missing. The next start makes an empty one: all flows and dead letters would be gone. Put it back from a backup first, if there is one."
                            .formatted(FILE));
            return Optional.empty();
        }
        var copy = scratch.copy("database", List.of(file));
        try (var connection = DriverManager.getConnection(
                "jdbc:h2:%s;TRACE_LEVEL_FILE=0;IFEXISTS=TRUE".formatted(copy.resolve("pypes")), "pypes", "")) {
            var counts = new ArrayList<String>();
            for (var table : tables(connection)) {
                counts.add("%s %d".formatted(table.toLowerCase(Locale.ROOT), read(connection, table)));
            }
            var known = known(connection);
            report.fine("It opens, and all rows can be read: %s.".formatted(String.join(", ", counts)));
            return Optional.of(known);
        } catch (SQLException cause) {
            report.found(
                    "It cannot be read, and the server will not start, or fail later: %s Put the file \"%s\" back from a backup; what is in flight does not depend on it."
                            .formatted(sentence(cause), FILE));
            return Optional.empty();
        }
    }

    private static String sentence(SQLException cause) {
        var said = String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return said.endsWith(".") ? said : said + ".";
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return texts(
                connection,
                "select table_name from information_schema.tables where table_schema = 'PUBLIC' order by table_name");
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /// Reads all that is in a table.
    ///
    /// @return how many rows there are
    private static long read(Connection connection, String table) throws SQLException, IOException {
        var count = 0L;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from \"" + table + "\"")) {
            for (; rows.next(); count++) {
                read(rows);
            }
        }
        return count;
    }

    private static void read(ResultSet row) throws SQLException, IOException {
        var columns = row.getMetaData();
        for (var column = 1; column <= columns.getColumnCount(); column++) {
            if (columns.getColumnType(column) == Types.BLOB) {
                try (var bytes = row.getBinaryStream(column)) {
                    if (bytes != null) {
                        bytes.transferTo(OutputStream.nullOutputStream());
                    }
                }
            } else {
                row.getString(column);
            }
        }
    }

    private static Known known(Connection connection) throws SQLException {
        var letters = new ArrayList<Letter>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, flow, document, size from dead_letter order by id")) {
            while (rows.next()) {
                letters.add(new Letter(rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
        }
        return new Known(
                new HashSet<>(texts(connection, "select id from flow")),
                List.copyOf(letters),
                new HashSet<>(texts(connection, "select document from dead_document")));
    }
}
