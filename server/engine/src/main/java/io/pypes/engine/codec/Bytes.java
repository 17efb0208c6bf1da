package io.pypes.engine.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;

/// Bytes being written. Large content is not copied in between: it stays where it is until all is moved on, so
/// that it is copied once, and there is no array here as large as that.
public final class Bytes {

    private static final int MOST = 1 << 30;
    private static final int MOST_KEPT = 1 << 20;
    private static final int FEW = 256;
    private static final int SHORT = 64;
    private static final int LARGE = 4 << 10;

    private final ArrayDeque<Elsewhere> elsewhere = new ArrayDeque<>();
    private byte[] bytes = new byte[FEW];
    private int size;
    private int sizeElsewhere;
    private int moved; // of the bytes here

    /// @param place of the byte here before which these belong
    private record Elsewhere(int place, ByteBuffer bytes) {}

    public void put(int single) throws IOException {
        ensure(1);
        bytes[size++] = (byte) single;
    }

    public void raw(byte[] more) throws IOException {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /// Takes bytes that never change.
    void all(ByteBuffer more) throws IOException {
        var count = more.remaining();
        if (count >= LARGE) {
            check(count);
            elsewhere.add(new Elsewhere(size, more));
            sizeElsewhere += count;
        } else {
            ensure(count);
            more.get(bytes, size, count);
            size += count;
        }
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
        if (number >= 0 && number < 0x80) { // as most are
            put((int) number);
            return;
        }
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
        if (text.length() <= SHORT && ascii(text)) {
            return;
        }
        var encoded = text.getBytes(UTF_8);
        if (new String(encoded, UTF_8).equals(text)) { // quicker than to look at each character
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

    /// Writes a text of plain characters, as most are, without an array in between.
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

    /// Begins a section.
    ///
    /// @return where its payload begins; to be given to [#end], until when no content may be written
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
        check(more);
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.clamp(2L * bytes.length, size + more, MOST));
        }
    }

    private void check(int more) throws IOException {
        if (more > MOST - size - sizeElsewhere) {
            throw new IOException(
                    "The packet is larger than %d bytes, the most there may be in one piece.".formatted(MOST));
        }
    }

    public byte[] toArray() {
        var all = ByteBuffer.allocate(size());
        var place = 0;
        for (var other : elsewhere) {
            all.put(bytes, place, other.place - place).put(other.bytes.duplicate());
            place = other.place;
        }
        return all.put(bytes, place, size - place).array();
    }

    /// How many there are, all together.
    public int size() {
        return size + sizeElsewhere;
    }

    /// Leaves room for four bytes.
    ///
    /// @return their place; to be given to [#four] and [#truncate]
    public int four() throws IOException {
        ensure(Integer.BYTES);
        size += Integer.BYTES;
        return size - Integer.BYTES;
    }

    /// Sets four bytes, the high one first.
    public void four(int place, int number) {
        ByteBuffer.wrap(bytes).putInt(place, number);
    }

    /// Forgets what was written from a place on.
    public void truncate(int place) {
        size = place;
        while (!elsewhere.isEmpty() && elsewhere.getLast().place > place) {
            sizeElsewhere -= elsewhere.removeLast().bytes.remaining();
        }
    }

    /// Moves the first bytes to a buffer, as many as it takes. Nothing may be written before all are moved; then
    /// room is kept for as much again, unless it is unusually much.
    ///
    /// @return whether all are moved
    public boolean moveTo(ByteBuffer buffer) {
        while (!elsewhere.isEmpty()) {
            var next = elsewhere.getFirst();
            if (!moveUpTo(next.place, buffer) || !move(next.bytes, buffer)) {
                return false;
            }
            elsewhere.removeFirst();
        }
        if (!moveUpTo(size, buffer)) {
            return false;
        }
        clear();
        return true;
    }

    private boolean moveUpTo(int place, ByteBuffer buffer) {
        var length = Math.min(place - moved, buffer.remaining());
        buffer.put(bytes, moved, length);
        moved += length;
        return moved == place;
    }

    private static boolean move(ByteBuffer from, ByteBuffer to) {
        var length = Math.min(from.remaining(), to.remaining());
        to.put(from.slice(from.position(), length));
        from.position(from.position() + length);
        return !from.hasRemaining();
    }

    private void clear() {
        size = 0;
        sizeElsewhere = 0;
        moved = 0;
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[FEW];
        }
    }
}
