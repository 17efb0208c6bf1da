package io.pypes.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// One thread that looks at every tasklet of the process a few times a second, for calls that take too long.
final class Watchdog {

    private static final long PERIOD = 100_000_000L;
    private static final Set<Tasklet> TASKLETS = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofPlatform().daemon().name("pypes-watchdog").start(Watchdog::run);
    }

    private Watchdog() {}

    static void watch(Tasklet tasklet) {
        TASKLETS.add(tasklet);
    }

    static void forget(Tasklet tasklet) {
        TASKLETS.remove(tasklet);
    }

    private static void run() {
        while (true) {
            LockSupport.parkNanos(PERIOD);
            var now = System.nanoTime();
            TASKLETS.forEach(tasklet -> tasklet.check(now));
        }
    }
}
