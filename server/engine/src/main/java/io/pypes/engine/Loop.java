package io.pypes.engine;

/// Lets a component work on the packets of a pass that were counted.
interface Loop {
    void run(Pass pass) throws InterruptedException, AbandonedException;
}
