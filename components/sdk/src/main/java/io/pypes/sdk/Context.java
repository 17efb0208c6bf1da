package io.pypes.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;

/// A component's view of its run.
public interface Context {

    /// Id of the flow.
    ///
    /// @return the id, which stays the same when the flow gets another name
    String flow();

    /// Number of the revision of the flow that runs. While it starts, the one before still finishes what it holds.
    ///
    /// @return the number, from 1
    int revision();

    /// Id of the node in its flow.
    ///
    /// @return the id
    String node();

    /// Where to log what the operator should know; never one line per packet.
    ///
    /// @return a logger named after the flow and the node
    System.Logger log();

    /// What time it is.
    ///
    /// @return the clock of the run
    InstantSource clock();

    /// Keeps bytes as content: in memory when they are few, on disk when they are many.
    ///
    /// @param bytes read to its end, not closed
    /// @return the content
    /// @throws IOException if the bytes cannot be read or kept
    Content store(InputStream bytes) throws IOException;

    /// The real place of a file that a component may write, inside the folder the server allows.
    ///
    /// @param relative a relative path with `/` between its parts
    /// @return a path inside the allowed folder; its parent folder exists
    /// @throws PacketException if the path leads out of the allowed folder
    /// @throws IOException if the parent folder cannot be made
    Path file(String relative) throws PacketException, IOException;
}
