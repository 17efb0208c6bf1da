package io.pypes.worker;

import io.pypes.worker.Ending.Blame;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a worker process prints: it goes into the log of the server, with its name; and what it tells about its end.
final class WorkerOutput {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");
    private static final int OF_SIGNAL = 128;
    private static final int OUT_OF_MEMORY = 3; // -XX:+ExitOnOutOfMemoryError
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11, "SIGSEGV", 15,
            "SIGTERM");
    private static final int KILL = 9;
    private static final Set<Integer> ASKING = Set.of(1, 2, 15); // signals that somebody sends to end a program

    private final Supplier<String> name;
    private final ShortMemory memory = ShortMemory.now();
    private volatile @Nullable String killed;

    /// @param name of the worker that it is at the time
    WorkerOutput(Supplier<String> name, Process process) {
        this.name = name;
        // Not virtual: such a thread would keep a carrier while it waits for a pipe.
        var thread = "log-" + process.pid();
        Thread.ofPlatform().daemon().name(thread).start(() -> log(process.getInputStream()));
        Thread.ofPlatform().daemon().name(thread).start(() -> log(process.getErrorStream()));
    }

    private void log(InputStream output) {
        var printed = new Printed(line -> LOG.log(Level.INFO, "{0}: {1}", name.get(), line), System::nanoTime);
        try (var text = new InputStreamReader(output, StandardCharsets.UTF_8)) {
            printed.read(text);
        } catch (IOException _) {
            // it has ended
        }
    }

    /// The server ends it.
    void killed(String why) {
        killed = why;
    }

    /// How it ended.
    ///
    /// @param status that the system tells
    Ending ending(int status) {
        var why = killed;
        if (why != null) {
            return new Ending(why, Blame.DOCUMENTS);
        }
        if (status == OUT_OF_MEMORY) {
            return new Ending("It ran out of memory.", Blame.DOCUMENTS);
        }
        var signal = status - OF_SIGNAL;
        if (signal <= 0) {
            return new Ending("It ended with status %d.".formatted(status), Blame.DOCUMENTS);
        }
        var said = "It was ended by signal %d (%s).".formatted(signal, SIGNALS.getOrDefault(signal, "unknown"));
        return new Ending(said, isOutside(signal) ? Blame.OUTSIDE : Blame.DOCUMENTS);
    }

    /// The system itself kills a process when memory is short, for which a document may be the cause.
    private boolean isOutside(int signal) {
        return ASKING.contains(signal) || (signal == KILL && memory.isNotKilledSince());
    }
}
