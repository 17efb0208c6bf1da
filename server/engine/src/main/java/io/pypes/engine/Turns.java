package io.pypes.engine;

/// When a tasklet is to pass on what it made: not for every packet, and at the latest after about [#LONGEST] of work.
final class Turns {

    /// The longest time of work before what was made goes on, in nanoseconds.
    static final long LONGEST = 100_000;

    /// The longest time one step works before the next has what it made, in nanoseconds: so short that what large
    /// packets hold is still in the processor's cache.
    static final long STRETCH = 20_000;

    /// The most packets between two looks at the clock.
    static final int MOST_TICKS = 64;

    private long begunAt;
    private int ticks;
    private int ticksPerLook = 1;

    /// What was made was passed on.
    ///
    /// @param now as of [System#nanoTime]
    void begin(long now) {
        begunAt = now;
    }

    /// Says whether it is time.
    ///
    /// @param now as of [System#nanoTime]
    boolean isOver(long now) {
        return now - begunAt > LONGEST;
    }

    /// Says whether it is time; called after every packet. Looks at the clock rarely, and the more rarely the faster
    /// packets come.
    boolean isOver() {
        if (++ticks < ticksPerLook) {
            return false;
        }
        ticks = 0;
        var now = System.nanoTime();
        ticksPerLook = stride(ticksPerLook, now - begunAt, MOST_TICKS);
        return isOver(now);
    }

    /// How many packets to handle before the next look at the clock.
    ///
    /// @param before how many it were
    /// @param nanos how long they took
    /// @param most how many it may be
    static int stride(int before, long nanos, int most) {
        return nanos < STRETCH / 4 ? Math.min(most, before * 2) : Math.max(1, before / 2);
    }
}
