package io.pypes.components.adapter;

import io.pypes.components.adapter.CsvRow.Broken;
import io.pypes.components.adapter.CsvRow.Cells;
import io.pypes.sdk.Call;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Makes one packet of all rows of a table: each column an attribute with as many values as there are rows. A missing
/// cell
/// becomes [Value#NULL], so that the values of a row stay at the same place.
final class CsvDocumentPacket {
    private static final Value EMPTY = Value.of("");

    private final CsvTable table;
    private final Packet origin;
    private final Call call;
    private final List<List<Value>> columns = new ArrayList<>();
    private int rows;

    CsvDocumentPacket(CsvTable table, Packet origin, Call call) {
        this.table = table;
        this.origin = origin;
        this.call = call;
    }

    /// @throws PacketException also at the first row that is broken: the others would seem to be all there is
    void emit(int maxLength) throws IOException, PacketException, InterruptedException {
        for (var row = table.next(); row.isPresent(); row = table.next()) {
            switch (row.get()) {
                case Cells cells -> add(cells);
                case Broken broken -> throw broken.reason();
            }
            if (table.length() > maxLength) {
                throw Limits.exceeded("The document", maxLength, "characters");
            }
        }
        widen(table.width());
        if (columns.isEmpty()) {
            call.drop("The document has no rows.");
        } else {
            call.emit(packet());
        }
    }

    private void add(Cells row) {
        widen(row.cells().size());
        for (var index = 0; index < columns.size(); index++) {
            columns.get(index).add(value(row, index));
        }
        rows++;
    }

    private static Value value(Cells row, int index) {
        if (index >= row.cells().size()) {
            return Value.NULL;
        }
        var cell = row.cells().get(index);
        return cell.isEmpty() ? EMPTY : Value.of(cell);
    }

    private void widen(int width) {
        while (columns.size() < width) {
            var column = new ArrayList<Value>();
            for (var row = 0; row < rows; row++) {
                column.add(Value.NULL);
            }
            columns.add(column);
        }
    }

    private Packet packet() {
        return origin.with(editor -> {
            for (var index = 0; index < columns.size(); index++) {
                editor.set(table.column(index), columns.get(index));
            }
        });
    }
}
