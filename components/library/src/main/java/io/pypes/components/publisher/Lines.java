package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SequencedMap;

/// A file in which each record is one line.
final class Lines implements Format {

    private static final int BLOCK = 8192;

    private final String name;
    private final byte[] start;
    private final byte[] head;
    private final byte[] separator;
    private final byte[] tail;
    private final Encoder encoder;

    private Lines(String name, String start, String head, String separator, String tail, Encoder encoder) {
        this.name = name;
        this.start = start.getBytes(StandardCharsets.UTF_8);
        this.head = head.getBytes(StandardCharsets.UTF_8);
        this.separator = separator.getBytes(StandardCharsets.UTF_8);
        this.tail = tail.getBytes(StandardCharsets.UTF_8);
        this.encoder = encoder;
    }

    /// Nothing but records.
    ///
    /// @param name what the format is called
    /// @param start what every record starts with
    static Lines bare(String name, String start, Encoder encoder) {
        return new Lines(name, start, "", "", "", encoder);
    }

    /// Records between a head and a tail, each of whole lines.
    ///
    /// @param name what the format is called
    /// @param separator what stands before each record but the first
    static Lines framed(String name, String head, String separator, String tail, Encoder encoder) {
        return new Lines(name, head, head, separator, tail, encoder);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SequencedMap<String, String> settings() {
        return encoder.settings();
    }

    @Override
    public void resume(FileChannel file, String name) throws IOException, PacketException {
        var found = FileBytes.read(file, 0, start.length);
        if (!Arrays.equals(found, Arrays.copyOf(start, found.length))) {
            throw PacketException.permanent(
                    "File \"%s\" is there already and does not start with \"%s\". Name another file."
                            .formatted(name, new String(start, StandardCharsets.UTF_8).strip()));
        }
    }

    @Override
    public byte[] record(long position, Batch.Entry entry) throws PacketException {
        var record = encoder.encode(entry);
        var before = position == 0 ? head : position == head.length ? new byte[0] : separator;
        var bytes = Arrays.copyOf(before, before.length + record.length);
        System.arraycopy(record, 0, bytes, before.length, record.length);
        return bytes;
    }

    @Override
    public byte[] tail() {
        return tail.clone();
    }

    @Override
    public long endOfLastRecord(FileChannel file) throws IOException {
        for (var end = file.size(); end > 0; end -= BLOCK) {
            var from = Math.max(0, end - BLOCK);
            var block = FileBytes.read(file, from, (int) (end - from));
            for (var index = block.length - 1; index >= 0; index--) {
                if (block[index] == '\n') {
                    var found = from + index + 1;
                    return found < head.length ? 0 : found;
                }
            }
        }
        return 0;
    }
}
