package io.pypes.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.jspecify.annotations.Nullable;

/// The files of a journal, which say truly whether something is on disk.
///
/// Artemis' own go on after a write that was refused, and tell whoever waits for it that it is done; they do not
/// loop over short writes, and never sync the folder. Nothing is said to be written after the disk has refused to
/// write or sync once: what it still holds is unknown then.
final class DurableFiles extends NIOSequentialFileFactory {

    /// From one sync to the next, at least, in nanoseconds, so that a disk that syncs quickly is not asked for
    /// every single record. A sender who waits for each answer waits as long. With less, the journal finds that
    /// its thread sleeps too long, and burns the time instead.
    private static final int PERIOD = 400_000;

    private final Path folder;
    private volatile @Nullable IOException refusal;

    /// @param buffer bytes that are written at once, at most
    DurableFiles(Path folder, int buffer) {
        super(folder.toFile(), true, buffer, PERIOD, 1, false);
        this.folder = folder;
        setDatasync(true);
    }

    @Override
    public SequentialFile createSequentialFile(String name) {
        return new DurableFile(this, folder, name);
    }

    /// Makes sure that names of files are on disk.
    void syncFolder() throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// The disk refused a write or a sync.
    void refused(IOException why) {
        refusal = why;
    }

    /// @throws IOException what the disk said when it refused something
    void check() throws IOException {
        var why = refusal;
        if (why != null) {
            throw new IOException("The disk refused to keep something: " + why.getMessage(), why);
        }
    }

    /// Left to the garbage collector: Netty frees only what it has allocated itself.
    @Override
    public void releaseDirectBuffer(ByteBuffer buffer) {}

    /// What matters is told by exceptions; a full disk is no error of the files.
    @Override
    public void onIOError(Throwable cause, String message, String file) {}
}
