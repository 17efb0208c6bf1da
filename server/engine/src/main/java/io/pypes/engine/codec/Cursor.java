package io.pypes.engine.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/// Bytes being read. Nothing is allocated for a length before it is known that so many bytes are there.
public final class Cursor {

    private final byte[] bytes;
    private final int start;
    private final int limit;
    private int place;
    private int end;

    public Cursor(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /// Reads a part of an array. What is read is a copy, so the array may change afterwards.
    public Cursor(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.limit = start + length;
        this.place = start;
        this.end = limit;
    }

    public boolean atEnd() {
        return place == end;
    }

    public int one() throws IOException {
        return bytes[advance(1)] & 0xFF;
    }

    public byte[] raw(int length) throws IOException {
        var start = advance(length);
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    public byte[] rest() throws IOException {
        return raw(end - place);
    }

    public long unsigned() throws IOException {
        if (place < end && bytes[place] >= 0) { // of one byte, as most are
            return bytes[place++];
        }
        long number = 0;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = one();
            number |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                if (shift == 63 && next > 1) {
                    break;
                }
                return number;
            }
        }
        throw broken("a number has more than 64 bits");
    }

    public long signed() throws IOException {
        var number = unsigned();
        return (number >>> 1) ^ -(number & 1);
    }

    public long eight() throws IOException {
        long bits = 0;
        for (var index = 0; index < 8; index++) {
            bits = (bits << 8) | one();
        }
        return bits;
    }

    /// A number of bytes, or of things that take at least a byte each.
    public int length() throws IOException {
        return bounded(unsigned());
    }

    private int bounded(long length) throws IOException {
        if (length < 0 || length > end - place) {
            throw broken("more is announced than there is");
        }
        return (int) length;
    }

    public String text() throws IOException {
        var announced = unsigned();
        var length = bounded(announced >>> 1);
        var start = advance(length);
        if ((announced & 1) == 1) {
            if (length % 2 != 0) {
                throw broken("a text in UTF-16 has an odd number of bytes");
            }
            return utf16(start, length);
        }
        var text = new String(bytes, start, length, UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !isSame(text, start, length)) {
            throw broken("a text is not in UTF-8");
        }
        return text;
    }

    /// Unlike the decoder of the JDK this keeps half a surrogate pair.
    private String utf16(int start, int length) {
        var characters = new char[length / 2];
        for (var index = 0; index < characters.length; index++) {
            var high = bytes[start + 2 * index];
            var low = bytes[start + 2 * index + 1] & 0xFF;
            characters[index] = (char) ((high << 8) | low);
        }
        return new String(characters);
    }

    private boolean isSame(String text, int start, int length) {
        return Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, start, start + length));
    }

    /// Narrows what is there to a section.
    ///
    /// @return what was there; to be given to [#leave]
    public int enter(int length) {
        var outer = end;
        end = place + length;
        return outer;
    }

    public void leave(int outer) throws IOException {
        if (!atEnd()) {
            throw broken("a section is longer than what is in it");
        }
        end = outer;
    }

    private int advance(int length) throws IOException {
        if (length > end - place) {
            throw broken("they end too early");
        }
        var start = place;
        place += length;
        return start;
    }

    public IOException broken(String why) {
        return new IOException(
                "These bytes are not a packet: %s, at byte %d of %d.".formatted(why, place - start, limit - start));
    }
}
