package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The rows of a CSV document, read one at a time.
final class CsvRows {
    private final CsvSource source;
    private final CSVFormat format;
    private Iterator<CSVRecord> records;

    CsvRows(CsvSource source, CSVFormat format) throws IOException {
        this.source = source;
        this.format = format;
        this.records = records();
    }

    /// A parser that begins where the source is.
    @SuppressWarnings("resource") // the parser holds nothing but the source, which its opener closes
    private Iterator<CSVRecord> records() throws IOException {
        return format.parse(source).iterator();
    }

    /// The next row, good or broken; empty after the last one.
    ///
    /// @throws PacketException if the rest of the document cannot be read
    Optional<CsvRow> next() throws IOException, PacketException {
        source.beginRow();
        try {
            return records.hasNext()
                    ? Optional.of(new CsvRow.Cells(
                            source.firstLine(), Arrays.asList(records.next().values())))
                    : Optional.empty();
        } catch (UncheckedIOException thrown) {
            if (thrown.getCause() instanceof CSVException) {
                return Optional.of(broken());
            }
            throw thrown.getCause();
        }
    }

    /// The text of the row that was read last, with its end.
    String text() {
        return source.row();
    }

    private CsvRow broken() throws IOException, PacketException {
        if (source.ended()) {
            throw PacketException.invalidInput(
                    "The document ends within the row that begins in line %d. A quote is not closed there, or an escape character is the last one."
                            .formatted(source.firstLine()));
        }
        source.skipLine();
        records = records();
        return new CsvRow.Broken(
                source.firstLine(),
                source.row(),
                PacketException.invalidInput(
                        "The row in line %d has text after a closing quote. A quote inside a quoted cell is written twice."
                                .formatted(source.firstLine())));
    }
}
