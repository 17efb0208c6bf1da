package io.pypes.components.adapter;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// Reads text so that no read goes beyond the end of a line. A line ends with LF, CR LF or a lone CR.
final class LineReader extends Reader {
    private static final int LONGEST_END = "\r\n".length();

    private final Reader in;
    private final char[] buffer = new char[1 << 13];
    private final char[] chunk = new char[1 << 13];
    private int position;
    private int limit;
    private long line;
    private boolean ended;
    private boolean atLineStart = true;

    LineReader(Reader in) {
        this.in = in;
    }

    /// The number of the line that was read last, from 1.
    long line() {
        return line;
    }

    /// Says whether the last read came to the end of a line, or nothing was read yet.
    boolean atLineStart() {
        return atLineStart;
    }

    /// The next characters up to the end of the line, without it, without reading on; not more than a few thousand.
    String peekLine() throws IOException {
        fill();
        var end = position;
        while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return new String(buffer, position, end - position);
    }

    /// The next line without its end; empty after the last one.
    ///
    /// @param most the number of characters a line may have
    Optional<String> nextLine(int most) throws IOException {
        var text = new StringBuilder();
        do {
            var count = read(chunk);
            if (count < 0) {
                return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
            }
            text.append(chunk, 0, count);
            if (text.length() > most + LONGEST_END) {
                throw new UnreadableException(Limits.exceeded("Line " + line, most, "characters"));
            }
        } while (!atLineStart);
        return Optional.of(withoutEnd(text));
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (limit - position < 2) {
            fill();
        }
        if (position == limit) {
            return -1;
        }
        if (atLineStart) {
            line++;
        }
        atLineStart = false;
        var count = take(Math.min(length, limit - position));
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    private static String withoutEnd(StringBuilder line) {
        var length = line.length();
        while (length > 0 && (line.charAt(length - 1) == '\n' || line.charAt(length - 1) == '\r')) {
            length--;
        }
        return line.substring(0, length);
    }

    /// The number of characters to hand out now, at most so many.
    private int take(int most) {
        for (var index = 0; index < most; index++) {
            switch (buffer[position + index]) {
                case '\n' -> {
                    atLineStart = true;
                    return index + 1;
                }
                case '\r' -> {
                    return takeReturn(index, most);
                }
                default -> {}
            }
        }
        return most;
    }

    /// Decides what to hand out when there is a CR at an index: it may be followed by the LF that belongs to it.
    private int takeReturn(int index, int most) {
        var next = position + index + 1;
        if (next == limit && !ended && index > 0) {
            return index; // what follows is not known yet
        }
        if (next == limit || buffer[next] != '\n') {
            atLineStart = true;
            return index + 1;
        }
        if (index + 2 <= most) {
            atLineStart = true;
            return index + 2;
        }
        return Math.max(index, 1);
    }

    /// Moves what is left to the front and reads as much as there is room for.
    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (!ended && limit < buffer.length) {
            var count = in.read(buffer, limit, buffer.length - limit);
            ended = count < 0;
            limit += Math.max(count, 0);
        }
    }

    @Override
    public void close() {
        // the opener closes the text
    }
}
