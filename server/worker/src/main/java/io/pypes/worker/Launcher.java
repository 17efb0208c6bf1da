package io.pypes.worker;

import java.io.IOException;

/// Starts worker processes.
public interface Launcher {

    /// Starts one. It is to connect to the address and to name the secret, which it reads as the first line of its
    /// standard input, and to end when its standard input does. What it writes to its outputs is for the log.
    ///
    /// @param name of the worker, for people
    Process launch(String name, String address) throws IOException;
}
