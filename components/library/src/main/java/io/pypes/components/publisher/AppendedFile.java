package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Context;
import io.pypes.sdk.PacketException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/// A file to which packets are added at its end, a batch at a time: all packets of a batch are on disk, or none is.
///
/// It is opened anew for each batch, so nothing is held that could be out of date: another node may add
/// to it in between, and anybody may move it away.
final class AppendedFile implements Destination {

    private static final Set<OpenOption> APPEND = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final FileName name;
    private final Rotation rotation;
    private final Format format;
    private Optional<FileClaim> claimed = Optional.empty();

    AppendedFile(FileName name, Rotation rotation, Format format) {
        this.name = name;
        this.rotation = rotation;
        this.format = format;
    }

    @Override
    public void open(Context context) throws PacketException, InterruptedException {
        var claim = FileClaim.take(name, FileTerms.of(format, rotation), context);
        claimed = Optional.of(claim);
        var relative = name.on(context.clock().instant());
        claim.lock().lockInterruptibly();
        try {
            var file = context.file(relative);
            ensureWhole(file, relative, claim, context);
            ensureFits(file, relative);
        } catch (IOException fault) {
            throw DiskFault.of(fault, relative);
        } finally {
            claim.lock().unlock();
        }
    }

    /// Asked at the start, so that a file that others made otherwise is not found out packet by packet.
    private void ensureFits(Path file, String relative) throws PacketException, IOException {
        if (Files.exists(file)) {
            try (var channel = FileChannel.open(file, APPEND)) {
                format.resume(channel, relative);
            }
        }
    }

    @Override
    public void publish(Batch batch, Context context) throws PacketException, InterruptedException {
        var claim = claimed.orElseThrow();
        var now = context.clock().instant();
        var relative = name.on(now);
        claim.lock().lockInterruptibly();
        try {
            var file = context.file(relative);
            ensureWhole(file, relative, claim, context);
            var isNew = rotation.apply(file, now) || !Files.exists(file);
            claim.setWhole(Optional.empty());
            try (var channel = FileChannel.open(file, APPEND)) {
                append(batch, channel, relative);
            }
            if (isNew) {
                FileBytes.force(file.resolveSibling(""));
            }
            claim.setWhole(Optional.of(file));
        } catch (IOException fault) {
            throw DiskFault.of(fault, relative);
        } finally {
            claim.lock().unlock();
        }
    }

    private void ensureWhole(Path file, String relative, FileClaim claim, Context context)
            throws PacketException, IOException {
        if (!claim.knowsWhole(file) && Files.exists(file)) {
            try (var channel = FileChannel.open(file, APPEND)) {
                var cut = TornFile.repair(channel, relative, format);
                if (cut > 0) {
                    context.log().log(
                            System.Logger.Level.WARNING,
                            "File \"%s\" ended in the middle of a record, after a crash. %d bytes were cut off."
                                    .formatted(relative, cut));
                }
            }
            claim.setWhole(Optional.of(file));
        }
    }

    void append(Batch batch, FileChannel file, String relative) throws PacketException, IOException {
        format.resume(file, relative);
        var start = Math.max(0, file.size() - format.tail().length);
        var written = false;
        try {
            write(batch, file, start);
            file.force(false);
            written = true;
        } finally {
            if (!written) {
                undo(file, start);
            }
        }
    }

    private void write(Batch batch, FileChannel file, long start) throws IOException {
        var out = new BufferedOutputStream(Channels.newOutputStream(file.position(start)), 1 << 16);
        var position = start;
        for (var entry : batch.entries()) {
            try {
                var record = format.record(position, entry);
                out.write(record);
                position += record.length;
            } catch (PacketException reason) {
                batch.fail(entry, reason);
            }
        }
        if (position > 0) {
            out.write(format.tail());
        }
        out.flush();
    }

    private void undo(FileChannel file, long start) {
        try {
            file.truncate(start);
            if (start > 0) {
                FileBytes.write(file, start, format.tail());
            }
        } catch (IOException _) {
            // The fault that led here is on its way out, and the next batch starts with a repair.
        }
    }

    @Override
    public void close() {
        claimed.ifPresent(FileClaim::close);
        claimed = Optional.empty();
    }
}
