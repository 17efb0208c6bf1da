package io.pypes.engine;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/// Sees to it that virtual threads find a platform thread to run on, their carrier, whatever a component does.
///
/// There are as many carriers as processors, and a component that calculates without end keeps one for ever, even if
/// its call was given up. So this asks now and then whether a new virtual thread gets to run. If none does for a while
/// it has carriers added; they are taken away when they are not needed any more. Used by one platform thread.
final class Carriers {

    /// After how many looks without an answer there are too few.
    private static final int PATIENCE = 3;

    /// The most that are added.
    private static final int MOST = 256;

    /// The most threads to start so that one of them wakes a carrier.
    private static final int MOST_CALLS = 1 << 15;

    private volatile boolean answered = true;
    private int unanswered;
    private int added;
    private @Nullable VirtualThreadSchedulerMXBean scheduler;

    /// Looks whether there are enough; called a few times a second.
    void look() {
        if (!answered) {
            if (++unanswered >= PATIENCE && added < MOST) {
                unanswered = 0;
                add(Math.clamp(added, 1, MOST - added));
            }
            return;
        }
        if (added > 0) {
            takeAway();
        }
        unanswered = 0;
        answered = false;
        Thread.startVirtualThread(() -> answered = true);
    }

    private void add(int more) {
        var present = scheduler();
        var mounted = present.getMountedVirtualThreadCount();
        present.setParallelism(present.getParallelism() + more);
        added += more;
        call(present, mounted);
        System.getLogger("io.pypes.engine")
                .log(
                        Level.INFO,
                        "For %d ms no waiting task got a processor: %d others calculate, much or without end. More run beside them now."
                                .formatted(PATIENCE * Watchdog.PERIOD / 1_000_000, mounted));
    }

    /// The scheduler starts a carrier when a thread is handed in, but only if those before it have been taken from
    /// that queue, or its queue has to grow: it takes the waiting ones for proof that somebody was told. So hand in
    /// threads until a carrier comes.
    private static void call(VirtualThreadSchedulerMXBean present, int mounted) {
        for (var calls = 0; calls < MOST_CALLS && present.getMountedVirtualThreadCount() <= mounted; calls++) {
            Thread.startVirtualThread(() -> {});
        }
    }

    /// Takes away what was added if even of the others one has nothing to do.
    private void takeAway() {
        var present = scheduler();
        var own = present.getParallelism() - added;
        if (present.getMountedVirtualThreadCount() < own) {
            present.setParallelism(own);
            added = 0;
        }
    }

    private VirtualThreadSchedulerMXBean scheduler() {
        var present = scheduler;
        if (present == null) {
            present = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
            scheduler = present;
        }
        return present;
    }
}
