package io.pypes.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a worker process prints: it goes into the log of the server, with its name; and what it tells about its end.
final class WorkerOutput {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");
    private static final int OF_SIGNAL = 128;
    private static final int OUT_OF_MEMORY = 3; // -XX:+ExitOnOutOfMemoryError
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11, "SIGSEGV", 15,
            "SIGTERM");

    private final String name;
    private volatile @Nullable String killed;

    WorkerOutput(String name, Process process) {
        this.name = name;
        // Not virtual: such a thread would keep a carrier while it waits for a pipe.
        Thread.ofPlatform().daemon().name(name + "-log").start(() -> log(process.getInputStream()));
        Thread.ofPlatform().daemon().name(name + "-log").start(() -> log(process.getErrorStream()));
    }

    private void log(InputStream output) {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.log(Level.INFO, "{0}: {1}", name, line);
            }
        } catch (IOException _) {
            // it has ended
        }
    }

    /// The server ends it.
    void killed(String why) {
        killed = why;
    }

    /// What it died of, in a sentence.
    ///
    /// @param status of its end
    String cause(int status) {
        var why = killed;
        if (why != null) {
            return why;
        }
        if (status == OUT_OF_MEMORY) {
            return "It ran out of memory.";
        }
        return status > OF_SIGNAL
                ? "It was ended by signal %d (%s)."
                        .formatted(status - OF_SIGNAL, SIGNALS.getOrDefault(status - OF_SIGNAL, "unknown"))
                : "It ended with status %d.".formatted(status);
    }
}
