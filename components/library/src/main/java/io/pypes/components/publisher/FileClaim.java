package io.pypes.components.publisher;

import io.pypes.sdk.Context;
import io.pypes.sdk.PacketException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/// The right of one instance of a node to write a file. Instances of other nodes, flows and revisions may have it too,
/// if all agree on what the file looks like; they write by turns.
final class FileClaim implements Closeable {

    private static final Map<Path, SharedFile> CLAIMED = new HashMap<>();

    private final Path key;
    private final SharedFile file;
    private final FileWriter writer;

    private FileClaim(Path key, SharedFile file, FileWriter writer) {
        this.key = key;
        this.file = file;
        this.writer = writer;
    }

    /// Takes the right to write all files that a name stands for.
    ///
    /// @throws PacketException if somebody who has it would spoil what this one writes
    static FileClaim take(FileName name, FileTerms terms, Context context)
            throws PacketException, InterruptedException {
        var key = key(name, context);
        var writer = new FileWriter(context.flow(), context.revision(), context.node(), terms);
        synchronized (CLAIMED) {
            var file = CLAIMED.computeIfAbsent(key, _ -> new SharedFile());
            file.add(writer, name.pattern());
            return new FileClaim(key, file, writer);
        }
    }

    private static Path key(FileName name, Context context) throws PacketException, InterruptedException {
        try {
            var folder = context.file(name.fixedFolder() + "any").resolveSibling("");
            return folder.toRealPath()
                    .resolve(name.pattern().substring(name.fixedFolder().length()));
        } catch (IOException fault) {
            throw DiskFault.of(fault, name.pattern());
        }
    }

    /// To be held while the file is touched.
    Lock lock() {
        return file.lock();
    }

    /// Says whether the file is known to end where a record ends; asked under the lock.
    boolean knowsWhole(WholeFile asked) {
        return file.whole().equals(Optional.of(asked));
    }

    void setWhole(Optional<WholeFile> known) {
        file.setWhole(known);
    }

    @Override
    public void close() {
        synchronized (CLAIMED) {
            if (file.remove(writer)) {
                CLAIMED.remove(key);
            }
        }
    }
}
