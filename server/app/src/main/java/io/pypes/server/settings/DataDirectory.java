package io.pypes.server.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;

/// The folder that holds all the server keeps. It is this server's alone until closed.
@Component
public final class DataDirectory implements AutoCloseable {

    /// What the files in the folder look like. A server opens folders of its own format and of those before.
    public static final int FORMAT = 2;

    private final Path path;
    private final FileChannel lock;

    /// Makes the folder if there is none, and takes it.
    ///
    /// @throws StartRefusedException if it cannot be used
    public DataDirectory(Settings settings) {
        this.path = settings.data().toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            this.lock = take();
            checkFormat();
        } catch (FileAlreadyExistsException _) {
            throw refused("is a file. It must be a folder.");
        } catch (IOException cause) {
            throw refused("cannot be written. Give the server's user the right to, or set \"pypes.data\" to another.");
        }
    }

    public Path path() {
        return path;
    }

    private FileChannel take() throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw refused("is in use by another server. Stop that one, or set \"pypes.data\" to another folder.");
        }
        return channel;
    }

    /// Takes the lock of a folder, for as long as the channel to it is open.
    ///
    /// @return false if another server has it
    public static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /// A folder of an older format becomes one of this server's, which older servers refuse then.
    private void checkFormat() throws IOException {
        var file = path.resolve("format");
        var format = Files.exists(file) ? Files.readString(file).strip() : "0";
        if (!isReadable(format)) {
            lock.close();
            throw refused(
                    "has format \"%s\". This server reads format \"%d\" and those before: use the server that wrote it, or a newer."
                            .formatted(format, FORMAT));
        }
        if (isOlder(format)) {
            Files.writeString(file, FORMAT + "\n");
        }
    }

    /// Whether a server of this format opens folders of that one.
    public static boolean isReadable(String format) {
        return isOlder(format) || format.equals(Integer.toString(FORMAT));
    }

    private static boolean isOlder(String format) {
        return format.length() == 1 && format.compareTo(Integer.toString(FORMAT)) < 0;
    }

    private StartRefusedException refused(String why) {
        return new StartRefusedException("The data directory \"%s\" %s".formatted(path, why));
    }

    /// Leaves the folder to others.
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
