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
import java.util.concurrent.locks.ReentrantLock;

/// The right of one node to write a file. No other node gets it meanwhile.
///
/// All instances of the node share it: replicas, and the next revision of a flow, which starts before the present one
/// ends. That is why there is a lock.
final class FileClaim implements Closeable {

    private static final Map<Path, FileClaim> HELD = new HashMap<>();

    private final Path key;
    private final String owner;
    private final Lock lock = new ReentrantLock();
    private int holders;
    private Optional<Path> whole = Optional.empty();

    private FileClaim(Path key, String owner) {
        this.key = key;
        this.owner = owner;
    }

    /// Takes the right to write all files that a name stands for.
    ///
    /// @throws PacketException if another node has it
    static FileClaim take(FileName name, Context context) throws PacketException, IOException {
        var folder =
                context.file(name.fixedFolder() + "claimed").resolveSibling("").toRealPath();
        var key = folder.resolve(name.pattern().substring(name.fixedFolder().length()));
        var owner = context.log().getName();
        synchronized (HELD) {
            var claim = HELD.computeIfAbsent(key, _ -> new FileClaim(key, owner));
            if (!claim.owner.equals(owner)) {
                throw PacketException.permanent(
                        "File \"%s\" is being written by node \"%s\" already. Name another file for node \"%s\"."
                                .formatted(name.pattern(), claim.owner, owner));
            }
            claim.holders++;
            return claim;
        }
    }

    /// To be held while the file is touched.
    Lock lock() {
        return lock;
    }

    /// Says whether the file is known to end where a record ends; asked under the lock.
    boolean knowsWhole(Path file) {
        return whole.equals(Optional.of(file));
    }

    void setWhole(Optional<Path> file) {
        whole = file;
    }

    @Override
    public void close() {
        synchronized (HELD) {
            holders--;
            if (holders == 0) {
                HELD.remove(key);
            }
        }
    }
}
