package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/// The text of a document, decoded as it is read. Unlike [java.io.InputStreamReader] it hands out all text before bytes
/// that are not text, then says in which line they are.
final class ContentReader extends Reader {
    private static final int LEAST_BUFFER = 64;
    private static final int BUFFER = 1 << 13;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes;
    private final CharBuffer chars;
    private long lineEnds;
    private boolean ended;
    private boolean flushed;

    /// @param text not closed by this class
    /// @param onMalformed REPORT makes the reader throw an [UnreadableException] at bytes that are not text
    ContentReader(EncodedText text, CodingErrorAction onMalformed) throws IOException {
        this.in = text.bytes();
        this.decoder = text.charset().newDecoder().onMalformedInput(onMalformed).onUnmappableCharacter(onMalformed);
        var there = text.bytes().available();
        var size = there > 0 ? Math.clamp(there, LEAST_BUFFER, BUFFER) : BUFFER; // most documents are short
        this.bytes = ByteBuffer.allocate(size).limit(0);
        this.chars = CharBuffer.allocate(size).limit(0);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!chars.hasRemaining() && !decodeMore()) {
            return -1;
        }
        var count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private boolean decodeMore() throws IOException {
        chars.clear();
        while (chars.position() == 0 && !flushed) {
            var result = decoder.decode(bytes, chars, ended);
            if (result.isError() && chars.position() == 0) {
                throw malformed();
            }
            if (result.isUnderflow() && ended) {
                decoder.flush(chars);
                flushed = true;
            } else if (result.isUnderflow() && chars.position() == 0) {
                fill();
            }
        }
        chars.flip();
        countLineEnds();
        return chars.hasRemaining();
    }

    private void fill() throws IOException {
        bytes.compact();
        var count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    private void countLineEnds() {
        var decoded = chars.array();
        for (var index = 0; index < chars.limit(); index++) {
            if (decoded[index] == '\n') {
                lineEnds++;
            }
        }
    }

    private UnreadableException malformed() {
        return new UnreadableException(malformed(lineEnds + 1, decoder.charset()));
    }

    static PacketException malformed(long line, Charset charset) {
        return PacketException.invalidInput(
                ("Line %d is not valid %s. Choose another character set in the parameter \"charset\", such as"
                                + " \"windows-1252\".")
                        .formatted(line, charset.name()));
    }

    @Override
    public void close() {
        // the opener closes the stream
    }
}
