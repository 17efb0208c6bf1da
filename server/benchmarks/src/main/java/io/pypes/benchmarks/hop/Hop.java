package io.pypes.benchmarks.hop;

import java.io.IOException;

/// A way to another process and back. It tells its [Answers] what came back.
public interface Hop extends AutoCloseable {

    /// Sends a packet of a number. Called by one thread, and never while a whole window is under way.
    void send(long number) throws Exception;

    /// The CPU time of the other process, with its collector's and its compiler's threads.
    double otherCpuSeconds();

    /// Ends the other process.
    @Override
    void close() throws IOException;

    /// Starts the other process of a peer, and connects to it.
    ///
    /// @param size of the content of packets, in bytes
    static Hop open(String peer, int size, Answers answers) throws Exception {
        return switch (peer) {
            case "pypes-link" -> new LinkHop(size, answers);
            case "pypes" -> new WorkersHop(size, answers);
            case "grpc" -> new GrpcHop(size, answers);
            default -> throw new IllegalArgumentException("\"%s\" has no way to another process.".formatted(peer));
        };
    }
}
