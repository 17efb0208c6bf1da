package io.pypes.benchmarks;

/// One thing to measure: a work, done by a peer, in one size.
record Trial(Work work, String peer, int size) {
    @Override
    public String toString() {
        return "\"%s\" at %s with %,d %s".formatted(peer, work.title(), size, work.unit());
    }
}
