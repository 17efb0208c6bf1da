package io.pypes.engine;

import io.pypes.sdk.PacketException;
import org.jspecify.annotations.Nullable;

/// Calls into a component, under guard.
final class Calls {

    private final Bench bench;
    private final Guard guard;

    Calls(Bench bench, Guard guard) {
        this.bench = bench;
        this.guard = guard;
    }

    /// A call into a component.
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    /// Runs a step of the component under guard. A call that took too long has failed, even if it came back as if
    /// nothing were: most often it gave up when it was interrupted.
    ///
    /// @param step the call
    /// @param after what ends the component's view of the call, whatever came of it
    /// @return null if it went well, else why not
    /// @throws InterruptedException if it broke while the flow was cancelled, which is not its fault
    /// @throws AbandonedException if it was abandoned
    @Nullable
    PacketException run(Step step, Runnable after) throws InterruptedException, AbandonedException {
        var start = System.nanoTime();
        guard.begin();
        var thrown = thrown(step);
        after.run();
        var overdue = guard.end();
        bench.counters().busyNanos.add(System.nanoTime() - start);
        Thread.interrupted(); // a component may leave it set; the flow is stopped by closing its channels
        if (overdue) {
            return bench.failures().timeout(bench.node().definition().onError());
        }
        if (thrown == null) {
            return null;
        }
        if (bench.inbox().isClosed()) {
            throw new InterruptedException("The flow was stopped.");
        }
        return bench.failures().explain(thrown);
    }

    private static @Nullable Throwable thrown(Step step) {
        try {
            step.run();
            return null;
        } catch (Throwable anything) {
            return anything;
        }
    }
}
