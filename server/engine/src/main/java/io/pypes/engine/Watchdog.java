package io.pypes.engine;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// One thread that looks at every tasklet of the process a few times a second, for calls that take too long, and at
/// whether tasklets get to run at all.
final class Watchdog {

    /// From one look to the next, in nanoseconds.
    static final long PERIOD = 100_000_000L;
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
        var carriers = new Carriers();
        while (true) {
            LockSupport.parkNanos(PERIOD);
            TASKLETS.forEach(Watchdog::check);
            look(carriers);
        }
    }

    private static void look(Carriers carriers) {
        try {
            carriers.look();
        } catch (Throwable fault) {
            log("Components that calculate without a pause may hold up all others.", fault);
        }
    }

    /// Whatever goes wrong with one tasklet, the others are watched on; this one is looked at again the next time.
    private static void check(Tasklet tasklet) {
        try {
            tasklet.check(System.nanoTime());
        } catch (Throwable fault) {
            log("A call could not be given up just now.", fault);
        }
    }

    private static void log(String message, Throwable fault) {
        System.getLogger("io.pypes.engine").log(Level.ERROR, message, fault);
    }
}
