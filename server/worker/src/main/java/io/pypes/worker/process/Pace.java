package io.pypes.worker.process;

/// Works out how many documents of a run a worker should have at a time: as many as it ends in 20 ms, so that it never
/// waits for the next one, and hardly any waits behind a slow one while another worker is free. Thread-safe.
final class Pace {

    private static final int MOST = 2048;
    private static final long PERIOD = 20_000_000; // nanoseconds

    private final int least;
    private long since;
    private int inFlight;
    private int settled;
    private int window;

    /// @param least how many it works on at the same time
    Pace(int least) {
        this.least = least;
        this.window = least;
    }

    int window() {
        return window;
    }

    synchronized void given(long now) {
        if (inFlight++ == 0) {
            since = now;
            settled = 0;
        }
    }

    /// Documents were given back.
    synchronized void returned(int count) {
        inFlight -= count;
    }

    /// A document has ended.
    ///
    /// @return true if the window is another one now
    synchronized boolean settled(long now) {
        inFlight--;
        settled++;
        if (now - since < PERIOD && settled < window) {
            return false;
        }
        var before = window;
        var ended = (double) settled * PERIOD / Math.max(1, now - since);
        window = Math.clamp((long) Math.min(ended, 4.0 * before), least, MOST);
        since = now;
        settled = 0;
        return window != before;
    }
}
