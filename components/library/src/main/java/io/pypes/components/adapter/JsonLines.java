package io.pypes.components.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pypes.sdk.PacketException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// The lines of a document as bytes, so that one line that is not text does not spoil the others. A line ends with LF.
final class JsonLines {
    /// What stands for bytes that are not text.
    private static final char REPLACEMENT = '\uFFFD';

    private final EncodedText text;
    private final int maxLength;
    private final byte[] buffer = new byte[1 << 13];
    private int position;
    private int limit;
    private long number;

    /// @param maxLength the number of bytes a line may have
    JsonLines(EncodedText text, int maxLength) {
        this.text = text;
        this.maxLength = maxLength;
    }

    /// The number of the line that was read last, from 1.
    long number() {
        return number;
    }

    /// The next line without its end; empty after the last one.
    Optional<byte[]> next() throws IOException {
        var line = new ByteArrayOutputStream();
        number++;
        while (position < limit || fill()) {
            var end = lineEnd();
            line.write(buffer, position, end - position);
            if (line.size() > maxLength) {
                throw new UnreadableException(Limits.exceeded("Line " + number, maxLength, "bytes"));
            }
            position = Math.min(end + 1, limit);
            if (end < limit) {
                return Optional.of(line.toByteArray());
            }
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    /// The text of the line that was read last.
    String decode(byte[] line) throws PacketException {
        if (text.charset().equals(UTF_8)) {
            var decoded = new String(line, UTF_8); // several times faster than a decoder
            if (decoded.indexOf(REPLACEMENT) < 0) {
                return decoded;
            }
        }
        try {
            return text.charset().newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException broken) {
            throw ContentReader.malformed(number, text.charset());
        }
    }

    private int lineEnd() {
        var end = position;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(text.bytes().read(buffer), 0);
        return limit > 0;
    }
}
