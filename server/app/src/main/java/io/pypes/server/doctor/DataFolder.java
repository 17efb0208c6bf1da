package io.pypes.server.doctor;

import io.pypes.server.settings.DataDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The data folder of a server that does not run, and cannot be started until this is closed. Nothing in it is changed.
///
/// @param format of its files
record DataFolder(Path path, String format, FileChannel lock) implements AutoCloseable {

    /// Takes the folder.
    ///
    /// @throws CannotCheckException if there is none, a server runs in it, or it is of a newer one
    static DataFolder open(Path given) throws CannotCheckException {
        var path = given.toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            throw refused(path, "is not there. Name the folder that \"--data\" of the server names.");
        }
        if (!Files.isRegularFile(path.resolve("lock"))) {
            throw refused(path, "is no data folder of Pypes: it has no file \"lock\". Name the one of the server.");
        }
        try {
            return new DataFolder(path, readableFormat(path), take(path));
        } catch (IOException cause) {
            throw refused(path, "cannot be read. Run this as the user that the server runs as.");
        }
    }

    private static String readableFormat(Path path) throws IOException, CannotCheckException {
        var file = path.resolve("format");
        var format = Files.exists(file) ? Files.readString(file).strip() : "0";
        if (!DataDirectory.isReadable(format)) {
            throw refused(
                    path,
                    "has format \"%s\". This server reads format \"%d\" and those before: use the doctor of the server that wrote it, or of a newer."
                            .formatted(format, DataDirectory.FORMAT));
        }
        return format;
    }

    private static FileChannel take(Path path) throws IOException, CannotCheckException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.WRITE);
        if (!DataDirectory.tryLock(channel)) {
            channel.close();
            throw refused(path, "is in use by a server that runs. Stop it first.");
        }
        return channel;
    }

    private static CannotCheckException refused(Path path, String why) {
        return new CannotCheckException("The data folder \"%s\" %s".formatted(path, why));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
