package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Context;
import io.pypes.sdk.PacketException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A file to which packets are added at its end, a batch at a time: all packets of a batch are on disk, or none is.
///
/// It is opened anew for each batch, so nothing is held that could be out of date: another node, also in another
/// process, may add to it in between, and anybody may move it away.
final class AppendedFile implements Destination {

    private static final Set<OpenOption> APPEND = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final Duration AGAIN = Duration.ofMillis(1);
    private static final String NO_KEY = "none"; // there are none on Windows

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
            if (Files.exists(file)) {
                try (var channel = openAlone(file)) {
                    ensureWhole(channel, file, relative, claim, context);
                    format.resume(channel, relative); // else that it is of another format is found packet by packet
                }
            }
        } catch (IOException fault) {
            throw DiskFault.of(fault, relative);
        } finally {
            claim.lock().unlock();
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
            if (!publish(batch, file, now, context)) {
                publish(batch, file, now, context); // into the file that begins
            }
        } catch (IOException fault) {
            throw DiskFault.of(fault, relative);
        } finally {
            claim.lock().unlock();
        }
    }

    /// @return false if the file was full: it has another name now
    private boolean publish(Batch batch, Path file, Instant now, Context context)
            throws PacketException, IOException, InterruptedException {
        var claim = claimed.orElseThrow();
        var relative = name.on(now);
        try (var channel = openAlone(file)) {
            ensureWhole(channel, file, relative, claim, context);
            if (rotation.apply(file, now)) {
                return false;
            }
            var isNew = channel.size() == 0;
            claim.setWhole(Optional.empty());
            append(batch, channel, relative);
            if (isNew) {
                FileBytes.force(file.resolveSibling(""));
            }
            claim.setWhole(Optional.of(new WholeFile(file, channel.size())));
            return true;
        }
    }

    /// Opens the file, which is made if there is none, and locks it until it is closed: other processes may add to it,
    /// too.
    private static FileChannel openAlone(Path file) throws IOException, InterruptedException {
        while (true) {
            var before = key(file);
            var channel = FileChannel.open(file, APPEND);
            var alone = false;
            try {
                lock(channel);
                alone = before.isPresent() && before.equals(key(file)); // else it was just made, or renamed
            } finally {
                if (!alone) {
                    channel.close();
                }
            }
            if (alone) {
                return channel;
            }
        }
    }

    /// The system takes all threads of a process for one. When two processes each have one file locked and wait for
    /// that of the other, it sees a deadlock and refuses the second, though other threads will release them.
    private static void lock(FileChannel channel) throws IOException, InterruptedException {
        try {
            var _ = channel.lock();
        } catch (ClosedChannelException interrupted) {
            throw interrupted;
        } catch (IOException _) {
            while (channel.tryLock() == null) {
                Thread.sleep(AGAIN);
            }
        }
    }

    /// What tells a file from another one of the same name.
    private static Optional<Object> key(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(Optional.ofNullable(attributes.fileKey()).orElse(NO_KEY));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private void ensureWhole(FileChannel channel, Path file, String relative, FileClaim claim, Context context)
            throws PacketException, IOException {
        if (!claim.knowsWhole(new WholeFile(file, channel.size()))) {
            var cut = TornFile.repair(channel, relative, format);
            if (cut > 0) {
                context.log().log(
                        System.Logger.Level.WARNING,
                        "File \"%s\" ended in the middle of a record, after a crash. %d bytes were cut off."
                                .formatted(relative, cut));
            }
            claim.setWhole(Optional.of(new WholeFile(file, channel.size())));
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
