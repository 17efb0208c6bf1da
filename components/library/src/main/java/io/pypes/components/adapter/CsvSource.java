package io.pypes.components.adapter;

import java.io.IOException;
import java.io.Reader;

/// The text of a CSV document as a CSV parser gets it: never more than a line at a time, so that reading can go on
/// after a
/// broken row; a row never longer than allowed. A lone CR becomes LF.
final class CsvSource extends Reader {
    private final LineReader lines;
    private final int maxRowLength;
    private final StringBuilder row = new StringBuilder();
    private long firstLine;
    private boolean ended;

    CsvSource(LineReader lines, int maxRowLength) {
        this.lines = lines;
        this.maxRowLength = maxRowLength;
    }

    /// Says that a row begins with what is read next.
    void beginRow() {
        row.setLength(0);
    }

    /// The text of the row as far as it was read.
    String row() {
        return row.toString();
    }

    /// The number of the line the row begins in, empty lines before it apart.
    long firstLine() {
        return firstLine;
    }

    /// Says whether the end of the document was read.
    boolean ended() {
        return ended;
    }

    /// Reads on to the end of the line.
    void skipLine() throws IOException {
        var chunk = new char[1 << 13];
        while (!lines.atLineStart() && read(chunk) >= 0) {
            // read() adds it to the row
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var count = lines.read(target, offset, length);
        if (count < 0) {
            ended = true;
            return count;
        }
        if (target[offset + count - 1] == '\r' && lines.atLineStart()) {
            target[offset + count - 1] = '\n';
        }
        if (isEmptyLine()) {
            row.setLength(0);
        }
        if (row.isEmpty()) {
            firstLine = lines.line();
        }
        row.append(target, offset, count);
        if (row.length() > maxRowLength) {
            throw new UnreadableException(Limits.exceeded(
                    "The row that begins in line %d has more than %d characters, which is the limit set for this step. Perhaps a quote is not closed there."
                            .formatted(firstLine, maxRowLength)));
        }
        return count;
    }

    private boolean isEmptyLine() {
        return row.length() <= 2 && row.chars().allMatch(letter -> letter == '\n' || letter == '\r');
    }

    @Override
    public void close() {
        // the opener closes the text
    }
}
