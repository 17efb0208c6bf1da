package io.pypes.engine.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes being written.
public final class Bytes {

    private static final int MOST = 1 << 30;
    private static final int MOST_KEPT = 1 << 20;
    private static final int FEW = 256;

    private byte[] bytes = new byte[FEW];
    private int size;

    public void put(int single) throws IOException {
        ensure(1);
        bytes[size++] = (byte) single;
    }

    public void raw(byte[] more) throws IOException {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /// Takes so many bytes from a stream, which must have no more.
    void all(InputStream in, int count) throws IOException {
        ensure(count);
        if (in.readNBytes(bytes, size, count) != count || in.read() >= 0) {
            throw new IOException("The content is not of %d bytes, as it says.".formatted(count));
        }
        size += count;
    }

    public void unsigned(long number) throws IOException {
        ensure(10);
        var left = number;
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    public void signed(long number) throws IOException {
        unsigned((number << 1) ^ (number >> 63));
    }

    public void eight(long bits) throws IOException {
        for (var shift = 56; shift >= 0; shift -= 8) {
            put((int) (bits >>> shift));
        }
    }

    public void text(String text) throws IOException {
        if (ascii(text)) {
            return;
        }
        if (isWellFormed(text)) {
            var encoded = text.getBytes(UTF_8);
            unsigned((long) encoded.length << 1);
            raw(encoded);
        } else {
            utf16(text);
        }
    }

    /// Unlike the encoder of the JDK this keeps half a surrogate pair.
    private void utf16(String text) throws IOException {
        unsigned(((long) text.length() << 2) | 1);
        for (var index = 0; index < text.length(); index++) {
            put(text.charAt(index) >>> 8);
            put(text.charAt(index));
        }
    }

    /// Writes a text of plain characters, as most are.
    ///
    /// @return false if it is not one; nothing is written then
    private boolean ascii(String text) throws IOException {
        var start = size;
        var length = text.length();
        unsigned((long) length << 1);
        ensure(length);
        for (var index = 0; index < length; index++) {
            var character = text.charAt(index);
            if (character >= 0x80) {
                size = start;
                return false;
            }
            bytes[size++] = (byte) character;
        }
        return true;
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /// Begins a section.
    ///
    /// @return where its payload begins; to be given to [#end]
    public int begin(int tag) throws IOException {
        put(tag);
        put(0); // most payloads are shorter than 128 bytes, so that their length takes one
        return size;
    }

    /// Ends a section: writes the length of its payload before it.
    public void end(int start) throws IOException {
        var length = size - start;
        var more = width(length) - 1;
        ensure(more);
        System.arraycopy(bytes, start, bytes, start + more, length);
        size = start - 1;
        unsigned(length);
        size += length;
    }

    private static int width(int number) {
        return Math.max(1, (38 - Integer.numberOfLeadingZeros(number)) / 7);
    }

    private void ensure(int more) throws IOException {
        if (more > MOST - size) {
            throw new IOException(
                    "The packet is larger than %d bytes, the most there may be in one piece.".formatted(MOST));
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.clamp(2L * bytes.length, size + more, MOST));
        }
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    public int size() {
        return size;
    }

    /// Forgets what was written from a place on.
    public void truncate(int place) {
        size = place;
    }

    /// Forgets all, and keeps room for as much, unless it is unusually much.
    public void clear() {
        size = 0;
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[FEW];
        }
    }

    /// Leaves room for four bytes.
    ///
    /// @return their place; to be given to [#four]
    public int four() throws IOException {
        ensure(Integer.BYTES);
        size += Integer.BYTES;
        return size - Integer.BYTES;
    }

    /// Sets four bytes, the high one first.
    public void four(int place, int number) {
        ByteBuffer.wrap(bytes).putInt(place, number);
    }

    /// Copies what was written from a place on: as much as the buffer takes.
    ///
    /// @return the place after it
    public int copy(int place, ByteBuffer buffer) {
        var length = Math.min(size - place, buffer.remaining());
        buffer.put(bytes, place, length);
        return place + length;
    }
}
