package io.pypes.engine;

/// Shares in an account that a call has opened ahead, so that it need not be touched for every packet the call emits.
final class Shares {

    private static final long MOST_AHEAD = 1024;

    private long left;

    /// Takes shares for a packet.
    ///
    /// @param many how many
    /// @param origin whose
    /// @param packets how many packets the call has emitted so far
    void take(int many, Origin origin, long packets) {
        if (left < many) {
            var more = many + Math.min(packets, MOST_AHEAD);
            origin.open(more);
            left += more;
        }
        left -= many;
    }

    /// Gives back those that were not taken.
    void giveBack(Origin origin) {
        if (left > 0) {
            origin.release(left);
            left = 0;
        }
    }
}
