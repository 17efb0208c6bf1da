package io.pypes.engine;

/// When a tasklet is to pass on what it made: not for every packet, and at the latest after about [#LONGEST] of work.
/// Looks at the clock rarely, and the more rarely the faster packets come.
final class Turns {

    private static final long LONGEST = 100_000; // nanoseconds
    private static final int MOST_TICKS = 64;
    private static final int FEW = 20;

    private long begunAt;
    private int ticks;
    private int ticksPerLook = 1;

    /// What was made was passed on.
    void begin() {
        begunAt = System.nanoTime();
    }

    /// Called after every packet.
    ///
    /// @return true if it is time
    boolean isOver() {
        if (++ticks < ticksPerLook) {
            return false;
        }
        ticks = 0;
        var stay = System.nanoTime() - begunAt;
        ticksPerLook = stay < LONGEST / 4 ? Math.min(MOST_TICKS, ticksPerLook * 2) : Math.max(1, ticksPerLook / 2);
        return stay > LONGEST;
    }

    /// How many packets of a chunk one of them stands for in times and in what is shown; 0 if for none.
    static int look(int index, int size) {
        return size <= FEW ? 1 : index == size - 1 ? size : 0;
    }
}
