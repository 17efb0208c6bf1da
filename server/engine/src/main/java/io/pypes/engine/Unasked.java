package io.pypes.engine;

import io.pypes.sdk.Call;
import io.pypes.sdk.Processor;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// Calls of the processors of a stint without a packet: wakes, and the last call.
final class Unasked {

    private final Stint stint;
    private final Guard guard;
    private long wakeAt = Long.MAX_VALUE;

    Unasked(Stint stint, Guard guard) {
        this.stint = stint;
        this.guard = guard;
    }

    /// A step may have asked to be woken.
    void wakes(Step step) {
        if (step.wakeAt != Long.MAX_VALUE && (wakeAt == Long.MAX_VALUE || step.wakeAt - wakeAt < 0)) {
            wakeAt = step.wakeAt;
        }
    }

    /// Nanoseconds until the next wake, at least 1; [Long#MAX_VALUE] if there is none.
    long nextIn() {
        return wakeAt == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(1, wakeAt - System.nanoTime());
    }

    /// Wakes whose time has come.
    ///
    /// @return false if it had not for any
    boolean wakeDue() throws InterruptedException, AbandonedException {
        if (wakeAt == Long.MAX_VALUE || wakeAt - System.nanoTime() > 0) {
            return false;
        }
        wakeAt = Long.MAX_VALUE;
        for (var step : stint.steps()) {
            if (step.wakeAt != Long.MAX_VALUE && step.wakeAt - System.nanoTime() <= 0) {
                step.wakeAt = Long.MAX_VALUE;
                call(step, Processor::wake);
            }
            wakes(step);
        }
        return true;
    }

    /// Nothing more comes to a step.
    void finish(Step step) throws InterruptedException, AbandonedException {
        call(step, Processor::finish);
    }

    private interface Body {
        void run(Processor processor, Call call) throws Exception;
    }

    private void call(Step step, Body body) throws InterruptedException, AbandonedException {
        var processor = step.processor;
        if (processor == null) {
            return;
        }
        Throwable thrown = null;
        var present = Pass.of(stint, step);
        stint.driver().present(present);
        present.enter();
        try {
            body.run(processor, present);
        } catch (Throwable anything) {
            thrown = anything;
        }
        guard.leave();
        var late = guard.isSuspect() && guard.clear();
        present.end();
        stint.pace().checkCancelled();
        present.deliver();
        stint.driver().present(null);
        warn(step, late ? step.bench.timeout() : thrown);
    }

    private static void warn(Step step, @Nullable Throwable thrown) {
        if (thrown != null) {
            var reason = step.bench.failures().explain(thrown);
            step.bench.context().log().log(Level.WARNING, reason.getMessage());
        }
    }
}
