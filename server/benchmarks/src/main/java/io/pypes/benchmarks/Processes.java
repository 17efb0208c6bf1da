package io.pypes.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts a process for each measurement, so that no peer runs in code that was compiled for another.
final class Processes {

    /// The flags of every Java process, ours and theirs.
    static final List<String> FLAGS = List.of(
            "-XX:+UseG1GC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-modules=java.se",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    private static final Duration DEADLINE = Duration.ofMinutes(20);

    private final Path scripts;
    private final double warmUp;
    private final double measured;

    Processes(Path scripts, boolean quick) {
        this.scripts = scripts;
        this.warmUp = quick ? 0.5 : 5;
        this.measured = quick ? 0.5 : 4;
    }

    /// A measurement, or why there is none.
    sealed interface Answer {
        record Measured(Measurement measurement) implements Answer {}

        record Failed(String sentence) implements Answer {}
    }

    Answer measure(Trial trial, Contender contender) throws InterruptedException {
        var command = contender.script().map(script -> filled(script.command())).orElseGet(() -> java(trial));
        command.addAll(List.of(
                trial.work().title(),
                trial.peer(),
                Integer.toString(trial.size()),
                Double.toString(warmUp),
                Double.toString(measured)));
        try {
            return run(trial, command);
        } catch (IOException notStarted) {
            return new Answer.Failed("%s could not be run: %s".formatted(trial, notStarted.getMessage()));
        }
    }

    private static List<String> java(Trial trial) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xms%dg".formatted(trial.work().heap()));
        command.add("-Xmx%dg".formatted(trial.work().heap()));
        command.addAll(FLAGS);
        for (var property : List.of(
                "pypes.server.jar",
                "pypes.server.unpacked",
                "pypes.server.flags",
                "pypes.server.cache",
                "pypes.documents")) {
            command.add("-D%s=%s".formatted(property, System.getProperty(property, "")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.pypes.benchmarks.work.Child"));
        return command;
    }

    private Answer run(Trial trial, List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("pypes-bench", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var ended = process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            var said = Files.readString(output);
            var measurement = said.lines()
                    .map(Measurement::read)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (!ended) {
                return new Answer.Failed(
                        "%s did not end within %d minutes.\n%s".formatted(trial, DEADLINE.toMinutes(), said));
            }
            return measurement.isPresent() && process.exitValue() == 0
                    ? new Answer.Measured(measurement.get())
                    : new Answer.Failed("%s ended with %d and said:\n%s".formatted(trial, process.exitValue(), said));
        } finally {
            Files.delete(output);
        }
    }

    /// Whether a peer can run here.
    boolean isInstalled(Contender.Script script) throws InterruptedException {
        try {
            var process = new ProcessBuilder(filled(script.probe()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    private List<String> filled(List<String> command) {
        var filled = new ArrayList<String>();
        command.forEach(part -> filled.add(part.replace("{}", scripts.toString())));
        return filled;
    }
}
