package io.pypes.worker;

import io.pypes.worker.Ending.Blame;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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
    private static final int MOST_ERRORS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Set<Integer> ASKING = Set.of(1, 2, 15); // signals that somebody sends to end a program

    private final Supplier<String> name;
    private final ShortMemory memory = ShortMemory.now();
    private volatile @Nullable String killed;
    private final List<String> firstErrors = new CopyOnWriteArrayList<>();
    private final Thread errors;

    /// @param name of the worker that it is at the time
    WorkerOutput(Supplier<String> name, Process process) {
        this.name = name;
        // Not virtual: such a thread would keep a carrier while it waits for a pipe.
        var thread = "log-" + process.pid();
        Thread.ofPlatform().daemon().name(thread).start(() -> read(process.getInputStream(), this::log));
        errors = Thread.ofPlatform().daemon().name(thread).start(() -> read(process.getErrorStream(), this::logError));
    }

    private void logError(String line) {
        if (firstErrors.size() < MOST_ERRORS) {
            firstErrors.add("%.200s".formatted(line)); // as much as fits beside others
        }
        log(line);
    }

    private void log(String line) {
        LOG.log(Level.INFO, "{0}: {1}", name.get(), line);
    }

    private static void read(InputStream output, Consumer<String> log) {
        var printed = new Printed(log, System::nanoTime);
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

    /// What a process that did not come to work had to say, in a sentence that follows another. Waits a moment for it.
    ///
    /// @return empty if it printed no error
    String firstErrors() throws InterruptedException {
        errors.join(PATIENCE);
        return firstErrors.isEmpty() ? "" : " It said: \"%s\".".formatted(String.join(" ", firstErrors));
    }

    /// How it ended before it came to work.
    ///
    /// @param status that the system tells
    static String early(int status) {
        return status > OF_SIGNAL ? ofSignal(status - OF_SIGNAL) : "It ended with status %d.".formatted(status);
    }

    private static String ofSignal(int signal) {
        return "It was ended by signal %d (%s).".formatted(signal, SIGNALS.getOrDefault(signal, "unknown"));
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
        return new Ending(early(status), isOutside(status - OF_SIGNAL) ? Blame.OUTSIDE : Blame.DOCUMENTS);
    }

    /// The system itself kills a process when memory is short, for which a document may be the cause.
    private boolean isOutside(int signal) {
        return ASKING.contains(signal) || (signal == KILL && memory.isNotKilledSince());
    }
}
