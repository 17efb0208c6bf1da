package io.pypes.intake;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Keeps records until they are removed, through crashes and power cuts. A record has an id of its own, which is
/// never used again; notes may follow it. Thread-safe.
///
/// What is written together is synced together, so that many who wait for the disk wait for the same sync.
public interface IntakeLog extends AutoCloseable {

    /// The most bytes of a record, and of a note.
    int LARGEST = 320 * 1024;

    /// Adds a record. Does not wait for the disk.
    ///
    /// @param id more than 0
    /// @return completes when the record would survive a power cut, on a thread of the log, which is not to be held
    ///     up; completes with an [IOException] if it may not survive one
    CompletableFuture<Void> add(long id, byte[] record);

    /// Adds a note to a record. Does not wait for the disk.
    ///
    /// @return as for [#add]
    CompletableFuture<Void> note(long id, byte[] note);

    /// Adds a note to a record that may be missing after a power cut, but not after a crash of this process. It
    /// does not make the disk sync, and is synced with what is written after it.
    ///
    /// @return completes when it was written, on a thread of the log; or as for [#add]
    default CompletableFuture<Void> mention(long id, byte[] note) {
        return note(id, note);
    }

    /// Gives the space of a record and its notes back, some time. After a crash it may be there again.
    void remove(long id);

    /// Why nothing can be written any more until the log is opened anew: the disk refused something. Does not
    /// throw if all is well, or if the disk is only full.
    ///
    /// @throws IOException what the disk said
    void check() throws IOException;

    /// Writes what is left, and ends.
    @Override
    void close() throws IOException;

    /// Hears what is in a log that is opened, in the order in which it was written.
    interface Reader {

        /// There is a record.
        void record(long id, byte[] record);

        /// There is a note to a record that was told of before.
        void note(long id, byte[] note);

        /// The record was removed.
        void removed(long id);

        /// So much was written, though it may be told no more: frames that are written from now on have a higher
        /// [Frame#order].
        default void reached(long order) {}

        /// The disk has something else than what was written. What could not be mended is not told.
        ///
        /// @param what a sentence for whoever looks after the disk
        /// @param ids of records that are not told, or without some of their notes, as far as is known
        void damaged(String what, List<Long> ids);
    }
}
