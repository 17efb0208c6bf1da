package io.pypes.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server at work, in a process of its own.
///
/// @param startedAt by [System#nanoTime()]
/// @param log all that it says
record ServerProcess(Process process, long startedAt, Path log) {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final int TAIL = 30;

    /// Where a server is started.
    ///
    /// @param folder for its log and its plugins
    /// @param data what it keeps
    /// @param setup what it is like
    record Place(Path folder, Path data, int port, Setup setup) {
        Path output() {
            return data.resolve("output");
        }
    }

    /// Starts it, and does not wait for anything.
    ///
    /// @param life number of this start, for the name of its log
    static ServerProcess start(Place place, int life) throws IOException {
        if (life == 1) {
            PluginJar.write(place.folder.resolve("plugins"));
        }
        var log = place.folder.resolve("server-%d.log".formatted(life));
        var process = new ProcessBuilder(command(place))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServerProcess(process, System.nanoTime(), log);
    }

    private static List<String> command(Place place) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(Arrays.asList(System.getProperty("pypes.server.flags", "").split(" ", -1)));
        words.removeIf(String::isEmpty);
        words.add("-Xmx" + place.setup.heap());
        var cache = System.getProperty("pypes.server.cache", "");
        if (!cache.isEmpty() && Files.exists(Path.of(cache))) {
            words.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off"));
        }
        words.addAll(List.of(
                "-jar",
                System.getProperty("pypes.server.jar", ""),
                "--server.port=" + place.port,
                "--pypes.data=" + place.data,
                "--pypes.limits.documents=" + place.setup.documents(),
                "--pypes.plugins=" + place.folder.resolve("plugins")));
        words.addAll(place.setup.settings());
        return words;
    }

    /// Ends it with SIGKILL: it can do nothing more.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Ends it with SIGTERM.
    ///
    /// @return false if it had to be killed after a minute
    boolean stop() throws InterruptedException {
        process.destroy();
        var ended = process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        kill();
        return ended;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// With what it ended.
    int status() {
        return process.exitValue();
    }

    /// The most memory that it had so far, as the system counts it.
    String largestMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> "%d MB".formatted(Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10))
                .findFirst()
                .orElse("unknown");
    }

    /// Whether it said something.
    boolean hasSaid(String text) throws IOException {
        return Files.readString(log).contains(text);
    }

    /// What it said last.
    String lastWords() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
