package io.pypes.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/// Settings for tests.
public final class SampleSettings {

    private SampleSettings() {}

    /// All folders in one.
    public static Settings in(Path folder) {
        var size = DataSize.ofMegabytes(1);
        return new Settings(
                folder,
                folder.resolve("jars"),
                Path.of("output"),
                List.of(),
                Duration.ZERO,
                Duration.ofSeconds(10),
                new Limits(size, size, size, 1, size, 1, size, 1, size, size),
                new WorkerProcesses(
                        "0",
                        false,
                        DataSize.ofMegabytes(64),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        0,
                        Duration.ZERO,
                        ""),
                new Retention(Duration.ofDays(1), 1000));
    }
}
