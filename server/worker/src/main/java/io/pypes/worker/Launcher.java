package io.pypes.worker;

import java.io.IOException;

/// Starts worker processes.
public interface Launcher {

    /// Starts one. It is to connect to the address and to name the secret, which it reads as the first line of its
    /// standard input, and to end when its standard input does. What it writes to its outputs is for the log.
    ///
    /// @param name of the process: no other has it while this server runs
    Process launch(String name, String address) throws IOException;

    /// A process has ended, and all it said was heard: what it leaves behind can go.
    default void ended(String name) {}
}
