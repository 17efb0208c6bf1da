package io.pypes.engine;

/// The thread of a tasklet, as those see it that make it wait.
interface Pace {

    /// It has to wait for another: its component is not to blame for the time.
    void waits();

    /// It goes on.
    void goesOn();

    /// Ends the wait of a tasklet that is to stop.
    ///
    /// @throws InterruptedException if the run was cancelled; any other interrupt is forgotten
    void checkCancelled() throws InterruptedException;
}
