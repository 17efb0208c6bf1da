package io.pypes.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How often the system has killed a process because memory was short, since it started: `oom_kill` in Linux's
/// `/proc/vmstat`, in which kills for the limit of a container are counted, too. Other systems do not tell.
///
/// @param kills how many; negative if the system does not tell
record ShortMemory(long kills) {

    private static final Path COUNTS = Path.of("/proc/vmstat");
    private static final String COUNT = "oom_kill ";

    static ShortMemory now() {
        try (var lines = Files.lines(COUNTS)) {
            return new ShortMemory(lines.filter(line -> line.startsWith(COUNT))
                    .mapToLong(line -> Long.parseLong(line.substring(COUNT.length())))
                    .findFirst()
                    .orElse(-1));
        } catch (IOException | NumberFormatException _) {
            return new ShortMemory(-1);
        }
    }

    /// Says whether it is known that the system has killed nothing since then.
    boolean isNotKilledSince() {
        return kills >= 0 && now().kills == kills;
    }
}
