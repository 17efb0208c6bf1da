package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import java.util.List;

/// What comes out of reading one row.
sealed interface CsvRow {

    /// A row that could be read.
    ///
    /// @param line the number of the line it begins in
    record Cells(long line, List<String> cells) implements CsvRow {}

    /// A row that could not be read; the rows after it can.
    ///
    /// @param line the number of the line it begins in
    /// @param text the row as it is written
    record Broken(long line, String text, PacketException reason) implements CsvRow {}
}
