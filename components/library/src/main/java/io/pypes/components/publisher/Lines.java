package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A file in which each record is one line.
///
/// @param start how a file can be told from one of another format
/// @param head what a new file starts with: lines, or nothing
/// @param separator what stands before each record but the first
/// @param tail what stands at the end: a line, or nothing
/// @param encoder makes the records
record Lines(String start, String head, String separator, String tail, Encoder encoder) implements Format {

    private static final int BLOCK = 8192;

    @Override
    public void resume(FileChannel file) throws IOException, PacketException {
        var found = FileBytes.read(file, 0, bytes(start).length);
        if (!Arrays.equals(found, Arrays.copyOf(bytes(start), found.length))) {
            throw PacketException.permanent(
                    "The file is there already and does not start with \"%s\". Name another file."
                            .formatted(start.strip()));
        }
    }

    @Override
    public byte[] record(long position, Batch.Entry entry) throws PacketException {
        var record = encoder.encode(entry);
        var before = bytes(position == 0 ? head : position == bytes(head).length ? "" : separator);
        var bytes = Arrays.copyOf(before, before.length + record.length);
        System.arraycopy(record, 0, bytes, before.length, record.length);
        return bytes;
    }

    @Override
    public byte[] tail() {
        return bytes(tail).clone();
    }

    @Override
    public long endOfLastRecord(FileChannel file) throws IOException {
        for (var end = file.size(); end > 0; end -= BLOCK) {
            var from = Math.max(0, end - BLOCK);
            var block = ByteBuffer.wrap(FileBytes.read(file, from, (int) (end - from)));
            for (var index = block.limit() - 1; index >= 0; index--) {
                if (block.get(index) == '\n') {
                    var found = from + index + 1;
                    return found < bytes(head).length ? 0 : found;
                }
            }
        }
        return 0;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
