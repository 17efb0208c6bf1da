package io.pypes.engine;

/// How the call at hand stands.
enum Progress {
    /// Nothing came of it yet.
    READY,
    /// One packet was emitted, on the usual way out; it is held back.
    ONE,
    /// One packet was emitted, on another way or after something else; it is held back.
    OTHER,
    /// Something came of it, but no packet.
    TOUCHED,
    /// Several packets were emitted.
    SEVERAL,
    /// Its packet is held.
    HELD,
    /// It has taken too long, and the component knows.
    LATE
}
