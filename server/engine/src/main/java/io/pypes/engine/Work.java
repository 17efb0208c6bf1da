package io.pypes.engine;

import java.io.IOException;

/// What a tasklet does with its deliveries. One instance per component instance, used by one thread.
sealed interface Work permits ProcessorWork, PublisherWork {

    /// Opens the component.
    void open() throws Exception;

    /// Handles an attempt, and for publishers what else is there. Failures are dealt with; only the end of the run
    /// gets out.
    void handle(Attempt attempt) throws InterruptedException, AbandonedException;

    /// When the component wants to be woken, in [System#nanoTime]; [Long#MAX_VALUE] if not.
    long wakeAt();

    void wake() throws InterruptedException, AbandonedException;

    /// Nothing follows.
    void finish() throws InterruptedException, AbandonedException;

    /// The component was abandoned in the middle of a call: deals with what it had in hand. Called by another thread,
    /// after the abandoned one was told not to touch the flow any more.
    void giveUp() throws InterruptedException;

    /// The engine itself broke in the middle of something: ends the documents of what is in hand, so that none is
    /// waited for for ever.
    void lose(String message);

    void close() throws IOException;
}
