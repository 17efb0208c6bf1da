package io.pypes.benchmarks.hop;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/// The process at the other end: a Java machine with the flags and the class path of this one. It is to end when its
/// standard input does, and so never outlives this one.
record OtherProcess(Process process) implements AutoCloseable {

    static OtherProcess start(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(java.util.List.of(arguments));
        return new OtherProcess(
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }

    /// In the other process: ends it when the one that started it has ended.
    static void endWithInput() {
        Thread.ofPlatform().daemon().name("input").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nothing is said here
                }
            } catch (IOException _) {
                // that is an end, too
            }
            Runtime.getRuntime().halt(0);
        });
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
