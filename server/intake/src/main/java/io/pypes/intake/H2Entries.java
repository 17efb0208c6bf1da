package io.pypes.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The table of an [H2Log]. Used by one thread.
final class H2Entries {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS entry (
                number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                id BIGINT NOT NULL,
                note BOOLEAN NOT NULL,
                content VARBINARY(%d) NOT NULL
            )""".formatted(IntakeLog.LARGEST * 2);

    private final Connection connection;
    private final PreparedStatement add;
    private final PreparedStatement note;
    private final PreparedStatement remove;
    private final PreparedStatement sync;

    H2Entries(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        add = connection.prepareStatement("INSERT INTO entry (id, note, content) VALUES (?, FALSE, ?)");
        note = connection.prepareStatement("INSERT INTO entry (id, note, content) SELECT ?, TRUE, ?"
                + " WHERE EXISTS (SELECT 1 FROM entry WHERE id = ? AND NOT note)");
        remove = connection.prepareStatement("DELETE FROM entry WHERE id = ?");
        sync = connection.prepareStatement("CHECKPOINT SYNC");
    }

    /// Tells what there is in the order in which it was written, a row at a time: the connection reads lazily.
    static void tell(Connection connection, IntakeLog.Reader reader) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute("CREATE INDEX IF NOT EXISTS entry_id ON entry (id)");
            try (var rows = statement.executeQuery("SELECT id, note, content FROM entry ORDER BY number")) {
                while (rows.next()) {
                    if (rows.getBoolean(2)) {
                        reader.note(rows.getLong(1), rows.getBytes(3));
                    } else {
                        reader.record(rows.getLong(1), rows.getBytes(3));
                    }
                }
            }
        }
    }

    /// Writes all in one transaction, and returns when it is on disk.
    ///
    /// @return notes to records that there are not
    List<H2Entry> write(List<H2Entry> entries) throws SQLException {
        var missing = new ArrayList<H2Entry>();
        for (var entry : entries) {
            if (!write(entry)) {
                missing.add(entry);
            }
        }
        connection.commit();
        sync.execute();
        return missing;
    }

    private boolean write(H2Entry entry) throws SQLException {
        switch (entry.kind()) {
            case ADD -> {
                add.setLong(1, entry.id());
                add.setBytes(2, entry.content());
                add.executeUpdate();
            }
            case NOTE -> {
                note.setLong(1, entry.id());
                note.setBytes(2, entry.content());
                note.setLong(3, entry.id());
                return note.executeUpdate() == 1;
            }
            case REMOVAL -> {
                remove.setLong(1, entry.id());
                remove.executeUpdate();
            }
            case END -> {}
        }
        return true;
    }
}
