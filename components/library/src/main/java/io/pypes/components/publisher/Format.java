package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.SequencedMap;

/// What a file to which records are added looks like: perhaps a head, then records, perhaps a tail.
interface Format {

    /// What it is called, in a word.
    String name();

    /// What besides the name makes files of this format differ, by the names of the parameters.
    SequencedMap<String, String> settings();

    /// Looks at the file as it is, before anything is added.
    ///
    /// @param file the file, empty or not
    /// @param name its name, for messages
    /// @throws PacketException if records of this format cannot be added to it
    void resume(FileChannel file, String name) throws IOException, PacketException;

    /// Makes one record, with what has to stand before it.
    ///
    /// @param position where it will stand; 0 in a new file
    byte[] record(long position, Batch.Entry entry) throws PacketException;

    /// What follows the last record; the next record will overwrite it.
    byte[] tail();

    /// Finds where the last whole line ends.
    ///
    /// @return the number of bytes up to there; 0 if not even the head is whole
    long endOfLastRecord(FileChannel file) throws IOException;
}
