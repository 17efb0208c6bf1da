package io.pypes.server.content;

import io.pypes.server.settings.DataDirectory;
import io.pypes.server.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// How much room the disk of the data directory has for new documents. The last of it is left for those that were
/// accepted: for what is noted of them, for dead letters and for the history. Thread-safe.
@Component
public final class DiskRoom {

    private static final Duration FRESH = Duration.ofMillis(50); // asking costs some microseconds
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int LARGEST_SHARE = 10;

    private final FileStore disk;
    private final long reserve;
    private volatile Seen seen;

    private record Seen(long bytes, long nanos) {}

    DiskRoom(DataDirectory data, Settings settings) throws IOException {
        this.disk = Files.getFileStore(data.path());
        this.reserve = Math.min(settings.limits().reserve().toBytes(), disk.getTotalSpace() / LARGEST_SHARE);
        this.seen = look();
    }

    /// Whether there is room for so many more bytes of new documents, as it was a moment ago.
    public boolean has(long more) {
        if (System.nanoTime() - seen.nanos > FRESH.toNanos()) {
            seen = look();
        }
        return seen.bytes - more > reserve;
    }

    /// Waits until there is room for so many more bytes.
    public void await(long more) throws InterruptedException {
        while (!has(more)) {
            Thread.sleep(POLL);
        }
    }

    /// How many bytes are left for what was accepted.
    public long reserve() {
        return reserve;
    }

    private Seen look() {
        try {
            return new Seen(disk.getUsableSpace(), System.nanoTime());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
