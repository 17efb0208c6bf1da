package io.pypes.benchmarks.peer;

/// A way of sending packets through a chain of steps. Made once for a process, then run several times.
public interface Peer extends AutoCloseable {

    /// Does a job. Returns when the peer is done with all packets; a packet it lost is then missing at the sink.
    ///
    /// @param job the job; steps and sink are the same each time
    void run(Job job) throws Exception;

    /// Lets go of what is kept between jobs.
    @Override
    default void close() {}
}
