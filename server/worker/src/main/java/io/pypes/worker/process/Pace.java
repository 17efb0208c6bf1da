package io.pypes.worker.process;

/// Works out how many documents of a run a worker should have at a time: as many as it ends in 20 ms, so that it never
/// waits for the next one, and hardly any waits behind a slow one while another worker is free. Those that a component
/// keeps until others have come, or that wait for another attempt, take the place of none. Thread-safe.
final class Pace {

    private static final int MOST = 2048;
    private static final long PERIOD = 20_000_000; // nanoseconds

    private int least;
    private long since;
    private int inFlight;
    private int settled;
    private int window;
    private boolean quiet; // nothing has come or gone since the last look

    /// @param least how many it works on at the same time, as far as that is known
    Pace(int least) {
        this.least = least;
        this.window = least;
    }

    /// @param concurrency how many it works on at the same time
    synchronized void takeAtLeast(int concurrency) {
        least = concurrency;
        window = Math.max(window, concurrency);
    }

    synchronized int window() {
        return window;
    }

    synchronized void given(long now) {
        quiet = false;
        if (inFlight++ == 0) {
            since = now;
            settled = 0;
        }
    }

    /// Documents were given back.
    synchronized void returned(int count) {
        quiet = false;
        inFlight -= count;
    }

    /// A document has ended.
    ///
    /// @return true if the window is another one now
    synchronized boolean settled(long now) {
        quiet = false;
        inFlight--;
        settled++;
        if (now - since < PERIOD && settled < window) {
            return false;
        }
        var before = window;
        var ended = (double) settled * PERIOD / Math.max(1, now - since);
        window = Math.max(least, (int) Math.min(MOST, Math.min(ended, 4.0 * before)));
        since = now;
        settled = 0;
        return window != before;
    }

    /// Looked at from time to time: says whether there are documents of which none came or went since the last look.
    synchronized boolean isQuiet() {
        var before = quiet;
        quiet = true;
        return before && inFlight > 0;
    }

    /// Says whether all places are taken.
    synchronized boolean isFull() {
        return inFlight >= window;
    }

    /// All that are here wait for others, or for a time: more may come, from now on.
    synchronized void widen() {
        least = (int) Math.min(Integer.MAX_VALUE, 2L * Math.max(inFlight, window));
        window = least;
    }
}
