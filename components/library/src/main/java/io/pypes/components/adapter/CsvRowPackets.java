package io.pypes.components.adapter;

import io.pypes.components.adapter.CsvRow.Broken;
import io.pypes.components.adapter.CsvRow.Cells;
import io.pypes.sdk.Call;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.IOException;

/// Makes a packet of each row of a table. Its metadata say the number of the row below the header, from 1, and of the
/// line it begins in.
final class CsvRowPackets {
    private final CsvTable table;
    private final Packet origin;
    private final Call call;
    private long number;
    private boolean isPlaced;

    CsvRowPackets(CsvTable table, Packet origin, Call call) {
        this.table = table;
        this.origin = origin;
        this.call = call;
    }

    /// @param single true if this is a single row, which says itself where it was
    void emit(boolean single) throws IOException, PacketException, InterruptedException {
        isPlaced = single;
        for (var row = table.next(); row.isPresent(); row = table.next()) {
            number++;
            switch (row.get()) {
                case Cells cells -> call.emit(packet(cells));
                case Broken broken -> call.reject(part(broken), broken.reason());
            }
        }
        if (number == 0) {
            call.drop("The document has no rows.");
        }
    }

    private Packet packet(Cells row) {
        return at(row.line(), origin.with(editor -> {
            for (var index = 0; index < row.cells().size(); index++) {
                var cell = row.cells().get(index);
                if (index < table.width()) {
                    editor.set(table.column(index), cell);
                } else {
                    editor.add(table.column(index), Value.of(cell));
                }
            }
        }));
    }

    private Packet part(Broken row) {
        return at(row.line(), CsvPart.of(origin, row.text(), table.columns()));
    }

    private Packet at(long line, Packet packet) {
        return isPlaced ? packet : packet.withMetadata("row", Value.of(number)).withMetadata("line", Value.of(line));
    }
}
