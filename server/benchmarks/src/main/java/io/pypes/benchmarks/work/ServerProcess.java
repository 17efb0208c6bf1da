package io.pypes.benchmarks.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// The server that is shipped, in a process and a data directory of its own.
record ServerProcess(Process process, String address, Path folder) implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dspring.aot.enabled=true",
            "-XX:Tier2InvokeNotifyFreqLog=14",
            "-XX:Tier2BackedgeNotifyFreqLog=17");
    private static final Pattern READY = Pattern.compile("Pypes is ready at (http://\\S+) ");

    /// Waits until it is ready.
    ///
    /// @param command flags and what to run, such as `-jar` and a JAR
    static ServerProcess start(List<String> command) throws IOException {
        var folder = Files.createTempDirectory("pypes-server");
        Files.createDirectory(folder.resolve("plugins"));
        var whole = new ArrayList<String>();
        whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        whole.addAll(FLAGS);
        whole.addAll(command);
        whole.addAll(List.of(
                "--server.port=0",
                "--pypes.data=" + folder.resolve("data"),
                "--pypes.plugins=" + folder.resolve("plugins")));
        var process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        var output = process.inputReader();
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            var ready = READY.matcher(line);
            if (ready.find()) {
                drain(output);
                return new ServerProcess(process, ready.group(1), folder);
            }
        }
        throw new IOException("The server did not start:\n" + said);
    }

    /// So that it never waits for somebody to read what it logs.
    private static void drain(BufferedReader output) {
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
