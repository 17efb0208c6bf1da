package io.pypes.engine;

import io.pypes.sdk.Call;
import io.pypes.sdk.Content;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;

/// The call of a component as such: whether it is under way, and what the component sees of its run.
///
/// A call is used on the thread it was made on, while it is under way; everything else is refused. While the component
/// does something with the flow it cannot be given up, and what it waits for is not its fault.
abstract sealed class StepContext implements Call permits StepCall {

    final Stint stint;
    final Driver driver;
    final Step step;
    final Guard guard;
    final StintPace pace;
    final Thread thread;
    boolean underWay;
    /// One of [Progress]; [Progress#OVER] while no call is under way.
    int state;

    StepContext(Stint stint, Step step) {
        this.stint = stint;
        this.driver = stint.driver();
        this.step = step;
        this.guard = stint.guard();
        this.pace = stint.pace();
        this.thread = stint.thread();
    }

    /// The component does something with the flow.
    final void begin() throws InterruptedException {
        checkUnderWay();
        guard.leave();
        if (guard.isSuspect() && isGivenUp()) {
            state = Progress.LATE;
        }
        if (state == Progress.LATE) {
            guard.enter(step.place);
            throw new InterruptedException("This call has taken too long.");
        }
    }

    private boolean isGivenUp() {
        try {
            return guard.clear();
        } catch (AbandonedException gone) {
            throw new IllegalStateException("This call was given up because it took too long.", gone);
        }
    }

    /// As [#begin], for what cannot wait.
    final void beginAtOnce() {
        try {
            begin();
        } catch (InterruptedException late) {
            throw new IllegalStateException(late.getMessage(), late);
        }
    }

    final void checkUnderWay() {
        if (Thread.currentThread() != thread || !underWay) {
            throw new IllegalStateException("This call is over. A component may not keep it.");
        }
    }

    private NodeContext context() {
        return step.bench.context();
    }

    @Override
    public final String flow() {
        return context().flow();
    }

    @Override
    public final int revision() {
        return context().revision();
    }

    @Override
    public final String node() {
        return context().node();
    }

    @Override
    public final System.Logger log() {
        return context().log();
    }

    @Override
    public final InstantSource clock() {
        return context().clock();
    }

    @Override
    public final Content store(InputStream bytes) throws IOException {
        return context().store(bytes);
    }

    @Override
    public final Path file(String relative) throws PacketException, IOException {
        return context().file(relative);
    }
}
