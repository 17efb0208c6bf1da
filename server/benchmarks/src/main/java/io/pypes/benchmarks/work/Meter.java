package io.pypes.benchmarks.work;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/// Wall time and the CPU time of this whole process, with the collector's and the compiler's threads.
final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long wallStart = System.nanoTime();
    private final long cpuStart = SYSTEM.getProcessCpuTime();

    /// What work is measured.
    interface Part {
        void run() throws Exception;
    }

    /// Does something and measures it.
    static Map<String, Double> measure(Part part) throws Exception {
        System.gc();
        var meter = new Meter();
        part.run();
        return meter.numbers();
    }

    Map<String, Double> numbers() {
        return Map.of(
                "wall", (System.nanoTime() - wallStart) / 1e9, "cpu", (SYSTEM.getProcessCpuTime() - cpuStart) / 1e9);
    }

    double wall() {
        return (System.nanoTime() - wallStart) / 1e9;
    }

    /// The bytes on the heap that are in use, when what is not has gone.
    static long heap() {
        for (var again = 0; again < 3; again++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
