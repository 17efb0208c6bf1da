package io.pypes.intake;

/// Bytes written to some place of a file.
final class SimulatedWrite {

    private final long at;
    private final byte[] bytes;

    SimulatedWrite(long at, byte[] bytes) {
        this.at = at;
        this.bytes = bytes;
    }

    long at() {
        return at;
    }

    byte[] bytes() {
        return bytes;
    }
}
