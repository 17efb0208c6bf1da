package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Context;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A file of its own for each packet. It is there as a whole or not at all: written beside, then renamed.
final class FilePerPacket implements Destination {

    private static final Set<OpenOption> REPLACE = Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            LinkOption.NOFOLLOW_LINKS);

    private final FileName name;
    private final String format;
    private final String head;
    private final Encoder encoder;
    private Optional<FileClaim> claimed = Optional.empty();

    FilePerPacket(FileName name, String format, String head, Encoder encoder) {
        this.name = name;
        this.format = format;
        this.head = head;
        this.encoder = encoder;
    }

    @Override
    public void open(Context context) throws PacketException, InterruptedException {
        claimed = Optional.of(FileClaim.take(name, FileTerms.byPacket(format), context));
    }

    @Override
    public void publish(Batch batch, Context context) throws PacketException, InterruptedException {
        var now = context.clock().instant();
        var folders = new LinkedHashMap<Path, String>();
        for (var entry : batch.entries()) {
            try {
                write(entry, now, context, folders);
            } catch (PacketException reason) {
                batch.fail(entry, reason);
            }
        }
        for (var folder : folders.entrySet()) {
            try {
                FileBytes.force(folder.getKey());
            } catch (IOException fault) {
                throw DiskFault.of(fault, folder.getValue());
            }
        }
    }

    private void write(Batch.Entry entry, Instant now, Context context, Map<Path, String> folders)
            throws PacketException, InterruptedException {
        var relative = name.of(entry, now);
        try {
            var file = context.file(relative);
            replace(file, encoder.encode(entry));
            folders.putIfAbsent(file.resolveSibling(""), relative);
        } catch (IOException fault) {
            throw DiskFault.of(fault, relative);
        }
    }

    private void replace(Path file, byte[] record) throws IOException {
        var beside = file.resolveSibling("." + file.getFileName() + ".part");
        var start = head.getBytes(StandardCharsets.UTF_8);
        try (var channel = FileChannel.open(beside, REPLACE)) {
            FileBytes.write(channel, 0, start);
            FileBytes.write(channel, start.length, record);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        claimed.ifPresent(FileClaim::close);
        claimed = Optional.empty();
    }
}
