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
/// It is opened anew for each batch, so nothing is held that could be out of date: another instance of the node may
/// add to it in between, and anybody may move it away.
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
    public void open(Context context) throws PacketException, IOException {
        var claim = FileClaim.take(name, context);
        claimed = Optional.of(claim);
        var relative = name.on(context.clock().instant());
        claim.lock().lock();
        try {
            ensureWhole(context.file(relative), relative, claim, context);
        } catch (IOException fault) {
            throw DiskFault.of(fault, relative);
        } finally {
            claim.lock().unlock();
        }
    }

    @Override
    public void publish(Batch batch, Context context) throws PacketException, IOException {
        var claim = claimed.orElseThrow();
        var now = context.clock().instant();
        var relative = name.on(now);
        claim.lock().lock();
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
        try {
            file.position(start);
            var out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
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
            file.force(false);
        } catch (IOException fault) {
            undo(file, start, fault);
            throw fault;
        }
    }

    /// Takes back what was written of the batch. If that cannot be done either, the next batch starts with a repair.
    private void undo(FileChannel file, long start, IOException fault) {
        try {
            file.truncate(start);
            if (start > 0) {
                FileBytes.write(file, start, format.tail());
            }
        } catch (IOException again) {
            fault.addSuppressed(again);
        }
    }

    @Override
    public void close() {
        claimed.ifPresent(FileClaim::close);
        claimed = Optional.empty();
    }
}
