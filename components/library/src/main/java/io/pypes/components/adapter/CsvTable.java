package io.pypes.components.adapter;

import io.pypes.components.adapter.CsvAdapter.Header;
import io.pypes.components.adapter.CsvAdapter.Parameters;
import io.pypes.components.adapter.CsvAdapter.Uneven;
import io.pypes.components.adapter.CsvRow.Broken;
import io.pypes.components.adapter.CsvRow.Cells;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The rows of a CSV document below its header, with the names of its columns.
final class CsvTable {
    private final CsvRows rows;
    private final Parameters parameters;
    private List<String> columns;
    private long length;

    /// Reads the header, if there is one.
    ///
    /// @param known what the columns are called, if that is known and there is no header
    CsvTable(CsvRows rows, Parameters parameters, Optional<List<String>> known) throws IOException, PacketException {
        this.rows = rows;
        this.parameters = parameters;
        this.columns = parameters.columns().isEmpty() ? known.orElse(List.of()) : parameters.columns();
        if (known.isEmpty() && parameters.header() == Header.FIRST_ROW) {
            var header = header();
            if (columns.isEmpty()) {
                columns = CsvColumns.of(header);
            }
        }
    }

    private List<String> header() throws IOException, PacketException {
        var row = nextNotBlank();
        if (row.isEmpty()) {
            return List.of();
        }
        return switch (row.get()) {
            case Broken broken -> throw broken.reason();
            case Cells cells -> {
                var excess = excess(cells);
                if (excess.isPresent()) {
                    throw excess.get();
                }
                yield cells.cells();
            }
        };
    }

    /// The names of the columns; none as long as they are not known.
    List<String> columns() {
        return columns;
    }

    /// The name of the column at an index, also beyond the last one.
    String column(int index) {
        return index < columns.size() ? columns.get(index) : CsvColumns.unnamed(index);
    }

    /// The number of columns; 0 as long as it is not known.
    int width() {
        return columns.size();
    }

    /// The number of characters of the rows read so far.
    long length() {
        return length;
    }

    /// The next row; broken also if it does not fit the columns. Empty after the last one.
    ///
    /// @throws PacketException if the rest of the document cannot be read
    Optional<CsvRow> next() throws IOException, PacketException {
        return nextNotBlank().map(row -> switch (row) {
            case Broken broken -> broken;
            case Cells cells -> checked(cells);
        });
    }

    private CsvRow checked(Cells row) {
        var excess = excess(row);
        if (excess.isPresent()) {
            return new Broken(row.line(), rows.text().toString(), excess.get());
        }
        var size = row.cells().size();
        if (columns.isEmpty()) {
            columns = CsvColumns.unnamed(row.cells());
        }
        if (size != columns.size() && parameters.uneven() == Uneven.REJECT) {
            var reason = "The row in line %d has %d %s. It must have %d, one for each column."
                    .formatted(row.line(), size, size == 1 ? "cell" : "cells", columns.size());
            return new Broken(row.line(), rows.text().toString(), PacketException.invalidInput(reason));
        }
        return row;
    }

    /// Which limit a row goes beyond, if any.
    private Optional<PacketException> excess(Cells row) {
        if (row.cells().size() > parameters.maxColumns()) {
            return Optional.of(Limits.exceeded("The row in line " + row.line(), parameters.maxColumns(), "cells"));
        }
        for (var cell : row.cells()) {
            if (cell.length() > parameters.maxCellLength()) {
                return Optional.of(Limits.exceeded(
                        "A cell of the row in line " + row.line(), parameters.maxCellLength(), "characters"));
            }
        }
        return Optional.empty();
    }

    private Optional<CsvRow> nextNotBlank() throws IOException, PacketException {
        var row = rows.next();
        while (row.isPresent() && parameters.skipBlankLines() && isBlank(rows.text())) {
            row = rows.next();
        }
        length += rows.text().length();
        return row;
    }

    private static boolean isBlank(CharSequence text) {
        return text.chars().allMatch(Character::isWhitespace);
    }
}
