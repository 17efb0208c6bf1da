package io.pypes.benchmarks.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The server that is shipped, in a process and a data directory of its own.
record ServerProcess(Process process, String address, Path folder) implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Pypes is ready at (http://\\S+) ");

    /// Starts one that has much to do: with enough memory from the start.
    ///
    /// @param plugins JARs to drop in
    /// @param settings such as `--pypes.workers.number=2`
    static ServerProcess toBeFed(List<Path> plugins, String... settings) throws IOException {
        var jar = System.getProperty("pypes.server.unpacked", System.getProperty("pypes.server.jar"));
        if (jar == null) {
            throw new IllegalStateException("The property \"pypes.server.jar\" does not say where the server is.");
        }
        var command = new ArrayList<>(List.of("-Xms2g", "-Xmx2g", "-XX:+UseG1GC"));
        var cache = System.getProperty("pypes.server.cache"); // its workers have one beside it
        if (cache != null) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of("-jar", jar));
        command.addAll(List.of(settings));
        return start(command, plugins);
    }

    /// Waits until it is ready.
    ///
    /// @param command flags and what to run, such as `-jar` and a JAR
    /// @param plugins JARs to drop in
    static ServerProcess start(List<String> command, List<Path> plugins) throws IOException {
        var folder = Files.createTempDirectory("pypes-server");
        drop(plugins, Files.createDirectory(folder.resolve("plugins")));
        var whole = new ArrayList<String>();
        whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        whole.addAll(Arrays.asList(System.getProperty("pypes.server.flags", "").split(" ", -1)));
        whole.removeIf(String::isEmpty);
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

    private static void drop(List<Path> plugins, Path folder) throws IOException {
        for (var plugin : plugins) {
            var jar = Files.copy(plugin, folder.resolve(plugin.getFileName()));
            Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH)); // so it is loaded at the first look
        }
    }

    /// So that it never waits for somebody to read what it logs.
    private static void drain(BufferedReader output) {
        Thread.ofVirtual().start(() -> {
            try {
                output.transferTo(Writer.nullWriter());
            } catch (IOException _) {
                // it has ended
            }
        });
    }

    /// A file that a flow has written.
    Path output(String name) {
        return folder.resolve("data/output").resolve(name);
    }

    /// The CPU time of the server and of the worker processes that it has now.
    double cpuSeconds() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .mapToLong(each -> each.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos())
                        .sum()
                / 1e9;
    }

    /// Has something done by the server, and tells what that took.
    Cost cost(Meter.Part part) throws Exception {
        var cpu = cpuSeconds();
        var meter = new Meter();
        part.run();
        return new Cost(meter.wall(), cpuSeconds() - cpu);
    }

    @Override
    public void close() throws IOException {
        var workers = process.descendants().toList();
        process.destroy();
        process.onExit().join();
        workers.forEach(worker -> worker.onExit().join());
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
