package io.pypes.engine;

/// How the call at hand stands. Numbers, because a reference stored for every packet would cost the collector's
/// barrier.
final class Progress {

    /// Nothing came of it yet, and the step's straight way is that of its usual port.
    static final int READY = 0;
    /// One packet was emitted on the straight way; it is held back.
    static final int ONE = 1;
    /// One packet was emitted on another way; it is held back.
    static final int OTHER = 2;
    /// Something or nothing came of it, but no packet.
    static final int TOUCHED = 3;
    /// Several packets were emitted.
    static final int SEVERAL = 4;
    /// Its packet is held.
    static final int HELD = 5;
    /// It has taken too long, and the component knows.
    static final int LATE = 6;

    /// No call is under way.
    static final int OVER = 7;

    private Progress() {}

    /// Says whether no packet came of it and its packet is not held.
    static boolean isOpen(int state) {
        return state == READY || state == TOUCHED;
    }
}
