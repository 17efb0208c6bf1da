package io.pypes.components.publisher;

import io.pypes.sdk.PacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A file, or all files of one name with placeholders, and who writes it now.
final class SharedFile {

    private final Lock lock = new ReentrantLock();
    private final List<FileWriter> writers = new ArrayList<>();
    private Optional<WholeFile> whole = Optional.empty();

    Lock lock() {
        return lock;
    }

    /// The file that is known to end where a record ends.
    Optional<WholeFile> whole() {
        return whole;
    }

    void setWhole(Optional<WholeFile> known) {
        whole = known;
    }

    /// Lets one more write it.
    ///
    /// @param name of the file, for the message
    /// @throws PacketException if those who write it already would spoil what this one writes
    void add(FileWriter writer, String name) throws PacketException {
        for (var present : writers) {
            var clash = writer.clashWith(present, name);
            if (clash.isPresent()) {
                throw PacketException.permanent(clash.get());
            }
        }
        writers.add(writer);
    }

    /// One of them writes it no longer.
    ///
    /// @return true if it was the last
    boolean remove(FileWriter writer) {
        writers.remove(writer);
        return writers.isEmpty();
    }
}
